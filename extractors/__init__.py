"""From the text of administrative documents to typed records."""

from extractors.extract import documents, extract
from extractors.mention_model import (
    DateMention,
    Finding,
    Percentage,
    Quantity,
    Reference,
    Signature,
)
from extractors.model import DocumentRecord, Records

__all__ = [
    "DateMention",
    "DocumentRecord",
    "Finding",
    "Percentage",
    "Quantity",
    "Records",
    "Reference",
    "Signature",
    "documents",
    "extract",
]
