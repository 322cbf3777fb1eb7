"""The pieces of the benchmark's report: sections with Markdown tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the report.

    Attributes:
        title: Its heading.
        command: What gives its figures again.
        body: Markdown: what was measured and how, and the tables.
        summary: Markdown that the README repeats; it stands before the body.
    """

    title: str
    command: str
    body: str
    summary: str = ""

    def markdown(self) -> str:
        """The section with its heading and its command."""
        parts = (f"## {self.title}", f"```sh\n{self.command}\n```", self.summary, self.body)
        return "\n\n".join(part.strip() for part in parts if part) + "\n"


def with_summary(readme: str, name: str, summary: str) -> str:
    """A README with a new summary between `<!-- NAME -->` and `<!-- /NAME -->`, if it has them."""
    block = re.compile(rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)", re.DOTALL)
    return block.sub(lambda found: f"{found[1]}{summary.strip()}\n{found[2]}", readme)


def summaries(readme: str) -> dict[str, str]:
    """What stands between such marks, by name."""
    return dict(re.findall(r"<!-- (\w+) -->\n(.*?)\n<!-- /\1 -->", readme, re.DOTALL))


def table(header: Sequence[str], rows: Iterable[Sequence[object]], names: int = 1) -> str:
    """A Markdown table; all columns but the first `names` hold figures and stand to the right."""
    marks = [*["---"] * names, *["---:"] * (len(header) - names)]
    return "".join(
        f"| {' | '.join(str(cell).replace('|', '/') for cell in row)} |\n"
        for row in (header, marks, *rows)
    )


def percent(rate: float, digits: int = 2) -> str:
    """A rate in percent."""
    return f"{100 * rate:.{digits}f}%"


def megabytes(size: float) -> str:
    """A size in MB (2**20 bytes); a dash where none was measured (0)."""
    return f"{size / 2**20:.0f} MB" if size else "-"


def number(value: float) -> str:
    """A figure with three digits that say something."""
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"
