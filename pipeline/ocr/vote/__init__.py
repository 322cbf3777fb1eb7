"""Two engines' readings of a page made one: word by word, whichever the evidence favours."""

from pipeline.ocr.vote.vote import vote

__all__ = ["vote"]
