"""Makes training pairs: sets held-in lines, spoils the page, reads it with Tesseract.

Writes one tab-separated row for each line: font, engine, truth, what was read, and the
engine's word confidences (0 to 100). Run it as

    python -m diacritics.train.read_pages CORPUS OUT --plan train --pages 1200
"""

from __future__ import annotations

import argparse
import random
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import tesserocr
from PIL import Image

from diacritics.train.corpus import Part, read_part
from diacritics.train.typeset import SetPage, Style, degrade, set_pages

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
UNSEEN_FONT = "opentype/linux-libertine/LinLibertine_R.otf"
MIX = (("legal", 5), ("admin", 4), ("forms", 2), ("wiki", 1))
"""How often a page is set from each kind of text."""

Row = tuple[str, str, str, str, str]


def _pick(choices: tuple[tuple[str, int], ...], rng: random.Random) -> str:
    return rng.choices([c for c, _ in choices], [w for _, w in choices])[0]


def _style(font: str, rng: random.Random) -> Style:
    return Style(FONTS / font, rng.choice((12, 13, 13, 14, 14)), rng.uniform(1.2, 1.5))


def _read_lines(
    api: tesserocr.PyTessBaseAPI, image: Image.Image
) -> Iterator[tuple[float, int, str, str]]:
    """Lines as (middle, left, text, confidences)."""
    api.SetImage(image)
    api.SetSourceResolution(200)
    api.Recognize()
    lines: dict[tuple[str, ...], list[list[str]]] = defaultdict(list)
    for row in api.GetTSVText(0).splitlines():
        cells = row.split("\t")
        if cells[0] == "5" and cells[11].strip():
            lines[tuple(cells[1:5])].append(cells)
    for words in lines.values():
        middle = sum(int(c[7]) + int(c[9]) / 2 for c in words) / len(words)
        confidences = " ".join(str(round(float(c[10]))) for c in words)
        yield middle, int(words[0][6]), " ".join(c[11] for c in words), confidences


def _match(
    page: SetPage, read: list[tuple[float, int, str, str]]
) -> Iterator[tuple[str, str, str]]:
    """Truth, text and confidences of each line that was read."""
    parts: dict[int, list[tuple[float, int, str, str]]] = defaultdict(list)
    for line in read:
        nearest = min(range(len(page.lines)), key=lambda i: abs(page.lines[i][0] - line[0]))
        parts[nearest].append(line)
    for number in sorted(parts):
        ordered = sorted(parts[number], key=lambda line: line[1])
        text = " ".join(line[2] for line in ordered)
        yield page.lines[number][1], text, " ".join(line[3] for line in ordered)


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
    engines: tuple[tuple[str, str], ...],
    fonts: tuple[tuple[str, int], ...],
    pages: int,
    seed: int,
    mix: tuple[tuple[str, int], ...] = MIX,
) -> Iterator[Row]:
    """Rows of `pages` pages; each engine is (tessdata folder, language)."""
    rng = random.Random(seed)
    sources = {kind: _paragraph_source(corpus, kind, part, rng) for kind, _ in mix}
    apis = [
        tesserocr.PyTessBaseAPI(path=folder, lang=lang, psm=tesserocr.PSM.SINGLE_BLOCK)
        for folder, lang in engines
    ]
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
        if rng.random() < 0.06:
            paragraphs = [t.upper() for t in paragraphs]
        page = next(set_pages(paragraphs, _style(font, rng)))
        which = rng.randrange(len(apis))
        read = list(_read_lines(apis[which], degrade(page.image, rng)))
        for truth, text, confidences in _match(page, read):
            yield Path(font).stem, engines[which][0], truth, text, confidences
        done += 1


def main() -> None:
    """Write the pairs of one plan."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--part", type=Part, default=Part.TRAIN)
    parser.add_argument("--engine", action="append", required=True, help="FOLDER:LANGUAGE")
    parser.add_argument("--unseen-font", action="store_true")
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kinds", default="")
    args = parser.parse_args()
    engines = tuple((e.rsplit(":", 1)[0], e.rsplit(":", 1)[1]) for e in args.engine)
    fonts = ((UNSEEN_FONT, 1),) if args.unseen_font else TRAIN_FONTS
    mix = tuple((k, w) for k, w in MIX if not args.kinds or k in args.kinds.split(","))
    with args.out.open("w", encoding="utf-8") as out:
        for row in read_pages(args.corpus, args.part, engines, fonts, args.pages, args.seed, mix):
            out.write("\t".join(cell.replace("\t", " ") for cell in row) + "\n")
            out.flush()


if __name__ == "__main__":
    main()
