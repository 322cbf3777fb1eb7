"""From the text of administrative documents to typed records."""

from extractors.extract import extract
from extractors.model import (
    DateMention,
    DocumentRecord,
    Finding,
    Percentage,
    Quantity,
    Records,
    Reference,
    Signature,
)

__all__ = [
    "DateMention",
    "DocumentRecord",
    "Finding",
    "Percentage",
    "Quantity",
    "Records",
    "Reference",
    "Signature",
    "extract",
]
