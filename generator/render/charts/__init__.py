"""Charts as static SVG: drawn for a view 360 units wide, readable on a phone of 320 px, told in words to whom can't see.

A chart is a value (`values.py`); `drawing.py` makes its SVG, each kind in a module of its own. Colours come twice: as
attributes, which hold anywhere (also in print), and as classes, through which the site's style sheet gives them its
dark-mode counterparts. Strips, of which a page holds many, have classes only.
"""
