"""Free font families that can write Vietnamese, and where Debian has them.

What is tuned on one set is measured on the other: the two share no design.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from reportlab.pdfbase.ttfonts import TTFontFile

ROOTS = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path.home() / ".fonts")

VIETNAMESE = "".join(
    unicodedata.normalize("NFC", base + tone)
    for base in "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
    for tone in ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
)
"""Every vowel of the language, with each tone."""
NEEDED = VIETNAMESE + "đĐ“”–°%/()0123456789"


@dataclass(frozen=True, slots=True)
class FontFamily:
    """A family of four faces.

    Attributes:
        name: For people.
        package: The Debian package that has it.
        faces: File names: regular, bold, italic, bold italic.
    """

    name: str
    package: str
    faces: tuple[str, str, str, str]

    def path(self, bold: bool, italic: bool) -> Path:
        """The file of a face.

        Raises:
            FileNotFoundError: It is not installed; the message names the package.
        """
        face = self.faces[bold + 2 * italic]
        found = _installed().get(face)
        if found is None:
            raise FileNotFoundError(
                f"no {face} with Vietnamese glyphs; install it: apt-get install {self.package}"
            )
        return found

    @property
    def is_installed(self) -> bool:
        """All four faces are there, each with every glyph of the language."""
        return all(face in _installed() for face in self.faces)


@cache
def _installed() -> dict[str, Path]:
    """Fonts by file name; of two with one name (Liberation 1 and 2) the one that has the glyphs."""
    known = {face for family in (*TUNING_FONTS, *TEST_FONTS) for face in family.faces}
    paths = (path for root in ROOTS if root.is_dir() for path in sorted(root.rglob("*.ttf")))
    return {path.name: path for path in paths if path.name in known and not missing_glyphs(path)}


def missing_glyphs(path: Path) -> str:
    """The characters of `NEEDED` that a font file cannot draw."""
    known = TTFontFile(str(path)).charToGlyph
    return "".join(char for char in NEEDED if ord(char) not in known)


def _family(name: str, package: str, stem: str, *faces: str) -> FontFamily:
    names = faces or ("Regular", "Bold", "Italic", "BoldItalic")
    one, two, three, four = (f"{stem}{face}.ttf" for face in names)
    return FontFamily(name, package, (one, two, three, four))


LIBERATION_SERIF = _family("Liberation Serif", "fonts-liberation2", "LiberationSerif-")
"""The metrics and the look of Times New Roman, which decree 30/2020/NĐ-CP prescribes."""

TUNING_FONTS = (
    LIBERATION_SERIF,
    _family(
        "DejaVu Serif Condensed",
        "fonts-dejavu-extra",
        "DejaVuSerifCondensed",
        *("", "-Bold", "-Italic", "-BoldItalic"),
    ),
    _family("Charis SIL", "fonts-sil-charis", "CharisSIL-"),
)
"""For building, training and tuning."""

TEST_FONTS = (
    _family("FreeSerif", "fonts-freefont-ttf", "FreeSerif", "", "Bold", "Italic", "BoldItalic"),
    _family("Gentium Plus", "fonts-sil-gentiumplus", "GentiumPlus-"),
    _family("Noto Serif", "fonts-noto-core", "NotoSerif-"),
)
"""For measuring what was tuned. FreeSerif is the one like Times."""


def installed(families: Sequence[FontFamily]) -> tuple[FontFamily, ...]:
    """Those of `families` that this machine has."""
    return tuple(family for family in families if family.is_installed)
