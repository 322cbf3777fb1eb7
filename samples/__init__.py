"""Sample documents: the text, the typesetter, the scanner, and the truth that belongs to them.

Not installed with the program. From a checkout, `python -m samples.make` builds every file of
this folder and its truth anew, and `samples.generate.pages` makes any number of fresh pages.
"""
