"""The commands of `rectify`, one module for each group of them: arguments in, exit status out, words on the screen."""
