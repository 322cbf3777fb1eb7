"""Pages, words and images of an output folder, from its ledger and its inputs."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from PIL import Image

from pipeline.content import Kind, fingerprint
from pipeline.errors import SohoaError
from pipeline.imaging import PHOTOGRAPH, PageImage, flatten
from pipeline.model import Page
from pipeline.pdf import draw
from pipeline.raster import load_frame
from pipeline.storage.ledger import Ledger
from pipeline.storage.states import FILE_NAME, InputState
from pipeline.storage.stored import read_pages

DPI = 120
"""At which PDF pages are drawn for looking at."""


class RunFolder:
    """What `sohoa run` left in a folder; a `PageSource`.

    Images are drawn from the inputs, as long as they lie unchanged where they lay.
    """

    def __init__(self, out: Path) -> None:
        """Read the ledger's list of inputs; a folder without a ledger has no pages."""
        self._out = out
        self._states: dict[str, InputState] = {}
        if (out / FILE_NAME).is_file():
            with Ledger(out) as ledger:
                self._states = {state.name: state for state in ledger.inputs()}
        self._pages = lru_cache(maxsize=4)(self._read)
        self._inputs = lru_cache(maxsize=4)(self._find)

    def page(self, name: str, number: int) -> Page | None:
        """The page as it was stored; None where it was not read."""
        return self._pages(name).get(number)

    def _read(self, name: str) -> dict[int, Page]:
        state = self._states.get(name)
        if state is None:
            return {}
        pages = read_pages(self._out, state.sha256, state.settings)
        return {page.number: page for page in pages}

    def image(self, name: str, number: int) -> Image.Image | None:
        """The input's page, turned upright; None for a text or where the input is gone."""
        path, page = self._inputs(name), self.page(name, number)
        if path is None or page is None:
            return None
        try:
            of_pdf = self._states[name].kind == Kind.PDF
            seen = PageImage(*draw(path, number, DPI)) if of_pdf else load_frame(path, number)
        except (SohoaError, OSError):
            return None
        if PHOTOGRAPH in page.warnings:
            seen = flatten(seen)
        return Image.fromarray(seen.pixels).rotate(-page.rotation, expand=True)

    def _find(self, name: str) -> Path | None:
        """The input, if it still lies there with the same content."""
        state = self._states.get(name)
        if state is None or state.kind == Kind.TEXT or not Path(state.path).is_file():
            return None
        path = Path(state.path)
        return path if fingerprint(path) == state.sha256 else None
