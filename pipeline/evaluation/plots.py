"""The report's plots: SVG by matplotlib, in the colours of the page around them.

matplotlib is an extra (`pip install sohoa[report]`): digitizing needs no plots.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import StringIO
from typing import TYPE_CHECKING, Any, NamedTuple

from pipeline.evaluation.calibration import Calibration
from pipeline.evaluation.kinds import ErrorKind
from pipeline.evaluation.pages import PageScore

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

SHOWN_PAGES = 40
_INK = "#010203"
_MUTED = "#020304"
_GRID = "#030405"
_ACCENT = "#040506"
_KIND_INKS = {kind: f"#a0b0{place:02x}" for place, kind in enumerate(ErrorKind)}
_THEMED = {
    _INK: "currentColor",
    _MUTED: "var(--muted)",
    _GRID: "var(--line)",
    _ACCENT: "var(--accent)",
} | {ink: f"var(--{kind})" for kind, ink in _KIND_INKS.items()}
"""Colours that stand for the page's own, so that light and dark both fit."""

_STYLE: Any = {
    "svg.fonttype": "none",
    "font.family": "sans-serif",
    "font.size": 9,
    "text.color": _INK,
    "axes.labelcolor": _MUTED,
    "axes.edgecolor": _GRID,
    "axes.titlesize": 10,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "xtick.color": _MUTED,
    "ytick.color": _MUTED,
    "grid.color": _GRID,
    "grid.linewidth": 0.6,
}


class Plot(NamedTuple):
    """An SVG element, and whether it is "wide" or "narrow"."""

    svg: str
    shape: str


def available() -> bool:
    """Whether matplotlib is installed."""
    from importlib.util import find_spec

    return find_spec("matplotlib") is not None


def worst_pages(pages: Sequence[PageScore]) -> str:
    """The pages with most errors per character, each error by its kind."""
    scored = [page for page in pages if page.characters.length and page.characters.errors]
    worst = sorted(scored, key=lambda page: -page.characters.rate)[:SHOWN_PAGES]
    figure, axes = _figure("worst", 6.4, 2.6)
    bottom = [0.0] * len(worst)
    for kind in ErrorKind:
        heights = [100 * page.kinds[kind] / page.characters.length for page in worst]
        axes.bar(range(1, len(worst) + 1), heights, 0.8, bottom, color=_KIND_INKS[kind])
        bottom = [a + b for a, b in zip(bottom, heights, strict=True)]
    axes.set(ylabel="% of the page", xlabel="pages, worst first")
    axes.set_title("Character errors of the worst pages", loc="left")
    axes.grid(axis="y")
    axes.set_xlim(0.3, max(len(worst), 8) + 0.7)
    axes.locator_params(axis="x", integer=True)
    return _svg(figure, "worst")


def spread(pages: Sequence[PageScore]) -> str:
    """How many pages are how good: share of pages with at most so many errors."""
    rates = sorted(min(100 * page.characters.rate, 100) for page in pages)
    shares = [100 * (place + 1) / len(rates) for place in range(len(rates))]
    figure, axes = _figure("spread", 3.4, 2.6)
    axes.step([0, *rates], [0, *shares], where="post", color=_ACCENT, linewidth=1.8)
    axes.set(xlabel="CER at most, %", ylabel="% of the pages")
    axes.set(ylim=(0, 103), xlim=(0, None))
    axes.set_title("Pages by quality", loc="left")
    axes.grid()
    return _svg(figure, "spread")


def reliability(name: str, calibration: Calibration) -> str:
    """Accuracy against confidence; the diagonal is what it should be."""
    figure, axes = _figure(name, 3.4, 2.6)
    bins = calibration.bins
    largest = max(part.size for part in bins)
    for part in bins:
        axes.bar((part.low + part.high) / 2, part.size / largest, part.high - part.low, color=_GRID)
    axes.plot([0, 1], [0, 1], color=_MUTED, linewidth=0.8, linestyle="--")
    points = [part.confidence for part in bins], [part.accuracy for part in bins]
    axes.plot(*points, color=_ACCENT, marker="o", markersize=4)
    title = f"Confidence of {name}, ECE {100 * calibration.ece:.1f}%"
    axes.set(xlabel="confidence", ylabel="share that is right", xlim=(0, 1), ylim=(0, 1.03))
    axes.set_title(title, loc="left")
    return _svg(figure, name)


def all_plots(pages: Sequence[PageScore], calibrations: Mapping[str, Calibration]) -> list[Plot]:
    """Every plot that there are figures for; none without matplotlib."""
    if not available():
        return []
    plots: list[Plot] = []
    if any(page.characters.errors for page in pages):
        plots.append(Plot(worst_pages(pages), "wide"))
        plots += [Plot(spread(pages), "narrow")] if len(pages) > 1 else []
    curves = (reliability(name, found) for name, found in calibrations.items())
    return plots + [Plot(curve, "narrow") for curve in curves]


def _figure(name: str, width: float, height: float) -> tuple[Figure, Axes]:
    from matplotlib import rc_context
    from matplotlib.figure import Figure

    with rc_context({**_STYLE, "svg.hashsalt": name}):
        figure = Figure(figsize=(width, height), layout="constrained")
        axes = figure.add_subplot()
    axes.set_axisbelow(True)
    return figure, axes


def _svg(figure: Figure, name: str) -> str:
    """The figure as an SVG element, the same every time."""
    from matplotlib import rc_context

    stream = StringIO()
    with rc_context({**_STYLE, "svg.hashsalt": name}):
        figure.savefig(stream, format="svg", transparent=True, metadata={"Date": None})
    drawn = stream.getvalue()
    drawn = drawn[drawn.index("<svg") :]
    for ink, colour in _THEMED.items():
        drawn = drawn.replace(ink, colour)
    return drawn
