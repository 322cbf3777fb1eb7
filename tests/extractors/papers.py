"""What the papers of the tests have in common."""

from __future__ import annotations

from extractors import DocumentRecord, extract

MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
BODY = "Căn cứ tình hình thực tế, đơn vị báo cáo như sau:\n1. Kết quả.\n"


def first(text: str) -> DocumentRecord:
    """The first document of a text."""
    return extract(text).documents[0]


def subjects(text: str) -> list[str]:
    """Of what the percentages of a text's first document are, in order."""
    return [p.subject for p in first(text).percentages]
