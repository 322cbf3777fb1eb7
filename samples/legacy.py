"""A text layer as PDFs had it before Unicode: TCVN3 (ABC) codes under Vietnamese glyphs."""

from __future__ import annotations

import re
from io import BytesIO

import pikepdf

_LETTERS = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ"
_CODES = (
    "B5B8B6B7B9A8BBBEBCBDC6A9C7CAC8C9CBAECCD0CECFD1AAD2D5D3D4D6D7DDD8DCDEDFE3E1E2E4ABE5E8E6E7E9"
    "ACEAEDEBECEEEFF3F1F2F4ADF5F8F6F7F9FAFDFBFCFEA1A2A7A3A4A5A6"
)
"""TCVN 5712:1993, set VN3, in the order of `_LETTERS`; capitals with tones have no codes."""
TCVN3 = {letter: int(_CODES[2 * n : 2 * n + 2], 16) for n, letter in enumerate(_LETTERS)}
_MAPPING = re.compile(rb"<(\w\w)> <(\w{4})>")


def to_tcvn3(text: str) -> str:
    """What Latin-1 shows for a text in TCVN3; capitals with tones become small letters."""
    return "".join(chr(_code(char)) for char in text)


def _code(char: str) -> int:
    return TCVN3.get(char, TCVN3.get(char.lower(), ord(char)))


def with_legacy_layer(pdf: bytes) -> bytes:
    """The PDF looking as before, its text layer in TCVN3.

    The fonts' ToUnicode tables are rewritten: a program that extracts the text gets the codes
    that the fonts of the time (.VnTime) had.
    """
    with pikepdf.open(BytesIO(pdf)) as document:
        for page in document.pages:
            for font in page.Resources.Font.values():
                if "/ToUnicode" in font:
                    font.ToUnicode.write(_recoded(font.ToUnicode.read_bytes()))
        out = BytesIO()
        document.save(out, deterministic_id=True)
        return out.getvalue()


def _recoded(cmap: bytes) -> bytes:
    def recode(match: re.Match[bytes]) -> bytes:
        return b"<%s> <%04X>" % (match[1], _code(chr(int(match[2], 16))))

    return _MAPPING.sub(recode, cmap)
