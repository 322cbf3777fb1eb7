"""Codes: the tokens of documents that are no words and have a grammar of their own."""

from diacritics.codes.find import find_codes
from diacritics.codes.model import Code, CodeKind, Repair
from diacritics.codes.repair import repair_code

__all__ = ["Code", "CodeKind", "Repair", "find_codes", "repair_code"]
