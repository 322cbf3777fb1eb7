"""Makes training pairs: sets held-in lines, spoils the page, reads it with some engine.

Writes one tab-separated row for each line: font, engine, truth, what was read, and the
engine's word confidences (0 to 100). Run it as

    python -m diacritics.train.read_pages CORPUS OUT --engine TESSDATA:eng --engine gocr

with engines of `engines.toml`.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from pathlib import Path

from diacritics.train.corpus import Part, read_part
from diacritics.train.engines import open_engine
from diacritics.train.typeset import Style, degrade, set_pages

FONTS = Path("/usr/share/fonts")
SERIF = "truetype/liberation2/LiberationSerif-{}.ttf"
TRAIN_FONTS = (
    (SERIF.format("Regular"), 10),
    (SERIF.format("Bold"), 4),
    (SERIF.format("Italic"), 2),
    (SERIF.format("BoldItalic"), 1),
    ("truetype/liberation2/LiberationSans-Regular.ttf", 1),
    ("truetype/freefont/FreeSerif.ttf", 2),
    ("truetype/noto/NotoSerif-Regular.ttf", 1),
    ("truetype/dejavu/DejaVuSerif.ttf", 1),
)
TUNE_FONTS = (
    ("truetype/charis/CharisSIL-Regular.ttf", 2),
    ("truetype/crosextra/Carlito-Regular.ttf", 1),
    ("truetype/gentiumplus/GentiumPlus-Italic.ttf", 1),
)
"""Typefaces not trained on, for fitting confidences to what is new."""
MANY_FONTS = (
    ("truetype/freefont/FreeSerifBold.ttf", 2),
    ("truetype/freefont/FreeSerifItalic.ttf", 2),
    ("truetype/freefont/FreeSans.ttf", 1),
    ("truetype/noto/NotoSerif-Regular.ttf", 1),
    ("truetype/noto/NotoSerif-Bold.ttf", 1),
    ("truetype/noto/NotoSerif-Italic.ttf", 1),
    ("truetype/noto/NotoSerifDisplay-Regular.ttf", 2),
    ("truetype/noto/NotoSans-Regular.ttf", 2),
    ("truetype/dejavu/DejaVuSerif-Bold.ttf", 1),
    ("truetype/dejavu/DejaVuSerifCondensed.ttf", 2),
    ("truetype/dejavu/DejaVuSans.ttf", 1),
    ("truetype/vollkorn/Vollkorn-Regular.ttf", 2),
    ("truetype/vollkorn/Vollkorn-Bold.ttf", 1),
    ("truetype/vollkorn/Vollkorn-Italic.ttf", 1),
    ("truetype/liberation2/LiberationSans-Regular.ttf", 1),
    ("truetype/liberation2/LiberationSans-Bold.ttf", 1),
    ("truetype/roboto/unhinted/RobotoTTF/Roboto-Regular.ttf", 1),
    ("truetype/andika/Andika-Regular.ttf", 1),
)
"""Many typefaces, for engines by outlines: what they write depends on the shapes of letters."""
UNSEEN_FONT = "opentype/linux-libertine/LinLibertine_R.otf"
FONT_SETS = {
    "train": TRAIN_FONTS,
    "tune": TUNE_FONTS,
    "many": MANY_FONTS,
    "test": ((UNSEEN_FONT, 1),),
}
MIX = (("legal", 5), ("admin", 4), ("forms", 2), ("wiki", 1))
"""How often a page is set from each kind of text."""

LOUD = 0.06
"""Share of pages in capitals."""
Row = tuple[str, str, str, str, str]


def _pick(choices: tuple[tuple[str, int], ...], rng: random.Random) -> str:
    return rng.choices([c for c, _ in choices], [w for _, w in choices])[0]


def _style(font: str, rng: random.Random) -> Style:
    return Style(FONTS / font, rng.choice((12, 13, 13, 14, 14)), rng.uniform(1.2, 1.5))


def _paragraph_source(corpus: Path, kind: str, part: Part, rng: random.Random) -> Iterator[str]:
    lines = list(read_part(corpus, kind, part))
    if part is not Part.TRAIN:
        yield from lines
        return
    while True:
        start = rng.randrange(len(lines))
        yield from lines[start : start + 12]


def read_pages(
    corpus: Path,
    part: Part,
    engines: tuple[str, ...],
    fonts: tuple[tuple[str, int], ...],
    pages: int,
    seed: int,
    mix: tuple[tuple[str, int], ...] = MIX,
    loud: float = LOUD,
) -> Iterator[Row]:
    """Rows of `pages` pages, each read by one of `engines` (see `open_engine`).

    `loud` is the share of pages in capitals.
    """
    rng = random.Random(seed)
    sources = {kind: _paragraph_source(corpus, kind, part, rng) for kind, _ in mix}
    opened = [open_engine(spec) for spec in engines]
    done = 0
    while done < pages:
        kind = _pick(mix, rng)
        font = _pick(fonts, rng)
        paragraphs = [t for _, t in zip(range(30), sources[kind], strict=False)]
        if not paragraphs:
            mix = tuple((k, w) for k, w in mix if k != kind)
            if not mix:
                return
            continue
        if rng.random() < loud:
            paragraphs = [t.upper() for t in paragraphs]
        page = next(set_pages(paragraphs, _style(font, rng)))
        engine = opened[rng.randrange(len(opened))]
        for truth, text, confidences in engine.read(page, degrade(page.image, rng)):
            yield Path(font).stem, engine.name, truth, text, confidences
        done += 1


def main() -> None:
    """Write the pairs of one plan."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--part", type=Part, default=Part.TRAIN)
    parser.add_argument("--engine", action="append", required=True, help="[FOLDER:]NAME")
    parser.add_argument("--fonts", choices=FONT_SETS, default="train")
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kinds", default="")
    parser.add_argument("--loud", type=float, default=LOUD, help="share of pages in capitals")
    args = parser.parse_args()
    fonts = FONT_SETS[args.fonts]
    mix = tuple((k, w) for k, w in MIX if not args.kinds or k in args.kinds.split(","))
    with args.out.open("w", encoding="utf-8") as out:
        plan = (args.corpus, args.part, tuple(args.engine), fonts, args.pages, args.seed, mix)
        for row in read_pages(*plan, args.loud):
            out.write("\t".join(cell.replace("\t", " ") for cell in row) + "\n")
            out.flush()


if __name__ == "__main__":
    main()
