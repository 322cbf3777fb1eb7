"""The accuracy report: one HTML page that holds all it needs and works offline.

Folded pages are text to the browser until they are unfolded (`templates/report.js`), so that a
report of many pages opens fast. The page forbids itself to load anything from elsewhere.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from operator import attrgetter
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined
from PIL import Image

from pipeline.evaluation import figures, plots
from pipeline.evaluation.bootstrap import f1
from pipeline.evaluation.comparing import Comparison, judge
from pipeline.evaluation.kinds import ErrorKind
from pipeline.evaluation.pages import PageScore
from pipeline.evaluation.scoring import Evaluation, PageSource, page_of
from pipeline.evaluation.sidebyside import ShownLine, WrongWord, marked_words, shown_lines
from pipeline.evaluation.terminal import percent, spread
from pipeline.evaluation.units import drawn, unit_of
from pipeline.model import BBox

PAGES = 200
"""Pages shown, worst first; the totals count all."""
IMAGES = 100
"""Pages shown with their image."""
IMAGE_WIDTH = 900
"""Pixels: enough to read 12-point print (109 dpi on A4)."""
IMAGE_QUALITY = 40
OPEN = 1
"""Pages that are unfolded from the start."""
CONFUSIONS = 60
CHANGES = 1000


@dataclass(frozen=True, slots=True)
class Picture:
    """A page image with the words' places, in points."""

    data: str
    width: float
    height: float
    right: Sequence[BBox]
    wrong: Sequence[WrongWord]


@dataclass(frozen=True, slots=True)
class ShownPage:
    """A page as the report shows it."""

    score: PageScore
    lines: Sequence[ShownLine]
    picture: Picture | None


def write_html(evaluation: Evaluation, path: Path, *, source: PageSource | None = None) -> None:
    """Write the report; with a `source`, page images stand beside the worst pages."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(render(evaluation, source), encoding="utf-8")


def render(evaluation: Evaluation, source: PageSource | None = None) -> str:
    """The report as HTML."""
    pages = evaluation.pages
    worst = sorted(pages, key=lambda page: -page.characters.rate)[:PAGES]
    template = environment().get_template("report.html")
    return template.render(
        evaluation=evaluation,
        records=evaluation.records,
        character_interval=figures.total(pages, figures.character_row),
        word_interval=figures.total(pages, figures.word_row),
        any_order_interval=figures.total(pages, figures.any_order_row, f1),
        drawn=drawn(unit_of(pages)),
        kind_rates=figures.kind_rates(pages),
        kinds=list(ErrorKind),
        record_total=figures.record_total,
        exact_of=attrgetter("exact"),
        value_of=attrgetter("value"),
        plots=plots.all_plots(pages, evaluation.calibration),
        plots_available=plots.available(),
        confusions=list(_confusions(pages)),
        pages=_shown(worst, source, evaluation.raw),
        opened=OPEN,
        shown=len(worst),
    )


def write_comparison_html(comparison: Comparison, path: Path) -> None:
    """Write two runs' differences, losses first."""
    template = environment().get_template("comparison.html")
    page = template.render(
        comparison=comparison, verdict=judge, drawn=drawn(comparison.unit), most=CHANGES
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(page, encoding="utf-8")


def environment() -> Environment:
    """Templates of this package; everything is escaped."""
    made = Environment(
        loader=PackageLoader("pipeline.evaluation"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(percent=percent, spread=spread, outline=outline)
    return made


def _confusions(pages: Sequence[PageScore]) -> Iterator[tuple[str, list[figures.Confused]]]:
    """The confusion tables: what was read as something else apart from what has no partner."""
    for unit, ranked in (
        ("Syllables", figures.confused_syllables(pages)),
        ("Characters", figures.confused_characters(pages)),
    ):
        confused = [row for row in ranked if row[0] and row[1]]
        alone = [row for row in ranked if not (row[0] and row[1])]
        yield f"{unit} confused", confused[:CONFUSIONS]
        yield f"{unit} lost or made up", alone[:CONFUSIONS]


def _shown(worst: Sequence[PageScore], source: PageSource | None, raw: bool) -> Iterator[ShownPage]:
    for place, score in enumerate(worst):
        with_image = source is not None and place < IMAGES and score.reading
        picture = _picture(score, source, raw) if source is not None and with_image else None
        yield ShownPage(score, list(shown_lines(score)), picture)


def _picture(score: PageScore, source: PageSource, raw: bool) -> Picture | None:
    page, image = page_of(score, source), source.image(score.name, score.page or 1)
    if page is None or image is None:
        return None
    return Picture(_data_uri(image), page.width, page.height, *marked_words(score, page, raw=raw))


def _data_uri(image: Image.Image) -> str:
    """The image as WebP, small enough that a hundred pages stay under 20 MB."""
    if image.width > IMAGE_WIDTH:
        height = round(image.height * IMAGE_WIDTH / image.width)
        image = image.resize((IMAGE_WIDTH, height), Image.Resampling.LANCZOS, reducing_gap=2)
    stream = BytesIO()
    image.convert("RGB").save(stream, "WEBP", quality=IMAGE_QUALITY, method=4)
    return "data:image/webp;base64," + base64.b64encode(stream.getvalue()).decode("ascii")


def outline(boxes: Sequence[BBox]) -> str:
    """Boxes as one SVG path, in points."""
    return "".join(
        f"M{box.x0:.1f} {box.y0:.1f}h{box.width:.1f}v{box.height:.1f}h{-box.width:.1f}z"
        for box in boxes
    )
