"""What the records mean as of a date. Takes values and returns values; knows no files and no clock."""
