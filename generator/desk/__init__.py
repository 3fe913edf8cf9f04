"""The editors' desk: the preview, the forms and the imports, which put render, checks and shell together for one person."""
