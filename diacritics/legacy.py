"""Text in the encodings that were used before Unicode: TCVN3 (ABC) and VNI-Windows.

Both put Vietnamese glyphs on codes that Latin-1 gives to other characters, and left it to
the font to show them. What a PDF's text layer or an old .doc yields are those other
characters: "Céng hoµ" is TCVN3 and "Coäng hoaø" is VNI for "Cộng hoà". So `decode` maps
text to text; bytes are to be read as Latin-1 (or CP1252) first. The tables are in
`legacy.tsv`, after TCVN 5712:1993 (character set VN3) and the VNI-Windows fonts.

Capitals in TCVN3: only Ă Â Ê Ô Ơ Ư Đ have codes. A capital with a tone is written with the
code of the lower-case letter, in a font whose name ends in H (.VnTimeH) that draws it as a
capital. `decode` therefore makes a word upper case where its other letters show that it is
("CéNG" is CỘNG), and a word that shows nothing ("X·") where its neighbours do. Where the
font is known to be a capital font, say so with `capital_font`. What cannot be told is a
capital vowel with a tone at the head of a lower-case word: "ñy ban" is decoded "ủy ban".
"""

from __future__ import annotations

import csv
import re
from enum import StrEnum
from functools import cache
from importlib import resources

from diacritics.writing import to_nfc


class Encoding(StrEnum):
    """A legacy encoding."""

    TCVN3 = "tcvn3"
    """Also called ABC; fonts .VnTime, .VnArial and so on."""
    VNI = "vni"
    """VNI-Windows: mostly a letter followed by its mark; fonts VNI-Times and so on."""


_WORD = re.compile(r"[^\W\d_]+")
# Characters that some PDF programs deliver for a code: Greek mu for the micro sign (à in
# TCVN3), the bullet operator for the middle dot (ã).
_LOOKALIKES = str.maketrans({"\u03bc": "\u00b5", "\u2219": "\u00b7"})


@cache
def _letters(encoding: Encoding) -> dict[str, str]:
    """Each marked Vietnamese letter that the encoding can write, and its code."""
    text = resources.files("diacritics").joinpath("data", "legacy.tsv").read_text("utf-8")
    rows = csv.DictReader(text.splitlines(), delimiter="\t")
    return {
        row["letter"]: "".join(chr(int(code, 16)) for code in row[encoding].split())
        for row in rows
        if row[encoding]
    }


@cache
def _codes(encoding: Encoding) -> tuple[re.Pattern[str], dict[str, str]]:
    codes = {code: letter for letter, code in _letters(encoding).items()}
    if encoding is Encoding.VNI:
        # "Aù" is typed as well as "AÙ"; the letter tells the case.
        codes |= {
            code[0] + code[1].lower(): letter
            for letter, code in _letters(encoding).items()
            if len(code) == 2
        }
    longest_first = sorted(codes, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first))), codes


@cache
def _writable(encoding: Encoding) -> dict[int, str]:
    table = dict(_letters(encoding))
    if encoding is Encoding.TCVN3:
        table |= {up: table[up.lower()] for up in _letters(Encoding.VNI) if up not in table}
    return {ord(letter): code for letter, code in table.items()}


def encode(text: str, encoding: Encoding) -> str:
    """Unicode Vietnamese in a legacy encoding, as the characters Latin-1 shows for it.

    Other characters stay. TCVN3 has no codes for capitals with tones: these get the code of
    their lower-case letter.
    """
    return to_nfc(text).translate(_writable(encoding))


def decode(text: str, encoding: Encoding, *, capital_font: bool = False) -> str:
    """Text in a legacy encoding as NFC Unicode; characters that are no codes of it stay.

    Args:
        text: what the text layer or file yields, its codes as Latin-1 or CP1252 characters.
        encoding: which of the encodings it is (`diacritics.judge` can tell).
        capital_font: the font draws capitals only (TCVN3 fonts whose names end in H).
    """
    pattern, codes = _codes(encoding)
    source = to_nfc(text).translate(_LOOKALIKES)
    decoded = pattern.sub(lambda match: codes[match.group()], source)
    if capital_font:
        return decoded.upper()
    if encoding is Encoding.TCVN3:
        return "".join(map(_mend_capitals, decoded.splitlines(keepends=True)))
    return decoded


def _shape(word: str) -> str:
    """What a decoded word says of its case: "U" capitals, "l" not, "?" nothing.

    The letters that can be typed as capitals speak: an upper and a lower one, as in "Việt",
    make a lower-case word; a single capital with lower-case codes, as in "Xã", says nothing.
    """
    can_be_upper = [char for char in word if char.isascii() or char in "ăâêôơưđĂÂÊÔƠƯĐ"]
    if any(char.islower() for char in can_be_upper):
        return "l"
    return "U" if len(can_be_upper) > 1 else "?"


def _mend_capitals(line: str) -> str:
    words = list(_WORD.finditer(line))
    shapes = [_shape(match.group()) for match in words]
    if "U" not in shapes:
        return line
    pieces, end = [], 0
    for at, match in enumerate(words):
        upper = shapes[at] == "U" or (shapes[at] == "?" and _among_capitals(shapes, at))
        pieces += [line[end : match.start()], match.group().upper() if upper else match.group()]
        end = match.end()
    return "".join([*pieces, line[end:]])


def _among_capitals(shapes: list[str], at: int) -> bool:
    """Whether the nearest words on both sides that say something are capitals."""
    before = next((shape for shape in reversed(shapes[:at]) if shape != "?"), "U")
    after = next((shape for shape in shapes[at + 1 :] if shape != "?"), "U")
    return before == after == "U"
