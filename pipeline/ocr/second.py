"""A second engine that reads lines: the recogniser of the package TrueOCR.

A small network of another make than Tesseract's, trained on Vietnamese print: fifteen times
faster, weaker with tones and points, and wrong in other places. It gives the probability of
every letter at every step across the line, so that any reading can be held against the
picture. (https://github.com/pvd0anh/trueocr, Apache-2.0; the models are in the package.)
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from importlib.util import find_spec
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pipeline.imaging import Pixels
from pipeline.layout import PixelBox
from pipeline.ocr.ctc import Letters

_SPREAD = "/LogSoftmax_output_0"
"""The node of the network that holds the log probabilities of all letters."""
_WIDTH, _BATCH = 768, 4  # the widest picture, in pixels; pictures at once: more take memory alone
_ABOVE, _BELOW = 0.12, 0.06  # of a line's height: more of the page that its picture shows
_BESIDE = 2  # pixels
_MARGIN = 0.3  # of a line's height: the paper that the network's pictures have at both ends
_WINDOW = 3  # the network's pictures are that many lines high


@dataclass(frozen=True, slots=True, eq=False)
class LinePicture:
    """A line as the network wants it.

    Attributes:
        ink: 0 (paper) to 1, three lines high.
        place: What it shows of the page image across, from left to right, in pixels.
    """

    ink: NDArray[np.float32]
    place: tuple[float, float]


class SecondReader:
    """Reads pictures of lines. One is made for a worker process and lives as long as it."""

    def __init__(self) -> None:
        """Load the network, 4 MB."""
        import onnxruntime
        from trueocr import preprocess

        folder = files("trueocr") / "models"
        self._charset: tuple[str, ...] = tuple(
            json.loads((folder / "meta.json").read_text(encoding="utf-8"))["charset"]
        )
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1  # workers fill the cores
        options.enable_cpu_mem_arena = False  # with batches of all sizes it grows and grows
        network = with_output((folder / "rec.onnx").read_bytes(), _SPREAD)
        self._session: Any = onnxruntime.InferenceSession(
            network, options, providers=["CPUExecutionProvider"]
        )
        self._preprocess: Any = preprocess

    def version(self) -> str:
        """As `TrueOCR 0.1.1`."""
        return second_version()

    def read_page(self, gray: Pixels, lines: Sequence[PixelBox]) -> list[Letters]:
        """The letters of lines of a page, given their boxes."""
        return self.read([self.picture(gray, box) for box in lines])

    def picture(self, gray: Pixels, box: PixelBox) -> LinePicture:
        """One line of a page: what lies in its box, and a little more.

        Nothing is painted over, so that a mark which the first engine's picture lost to a
        neighbouring line is seen here.
        """
        height, width = gray.shape
        y0, y1 = box.y0 - round(_ABOVE * box.height), box.y1 + round(_BELOW * box.height)
        top, x0 = max(0, y0), max(0, box.x0 - _BESIDE)
        cut = gray[top : min(height, y1), x0 : min(width, box.x1 + _BESIDE)]
        inside = (0, box.y0 - top, cut.shape[1], box.y1 - top)
        ink = self._preprocess.crop_line(cut, inside, window=_WINDOW, max_width=_WIDTH)
        margin = _MARGIN * box.height
        return LinePicture(np.asarray(ink, np.float32), (x0 - margin, x0 + cut.shape[1] + margin))

    def read(self, pictures: Sequence[LinePicture]) -> list[Letters]:
        """The letters of each picture."""
        found: dict[int, Letters] = {}
        widths = [picture.ink.shape[1] for picture in pictures]
        for batch in self._preprocess.width_batches(widths, max_batch=_BATCH):
            ink, sizes = self._preprocess.pad_batch([pictures[n].ink for n in batch])
            inputs = {"x": ink, "widths": sizes}
            spread, lengths = self._session.run([_SPREAD, "lengths"], inputs)
            for row, number in enumerate(batch):
                picture = pictures[number]
                steps = np.array(spread[row, : int(lengths[row])])
                found[number] = Letters(steps, self._charset, picture.place)
        return [found[number] for number in range(len(pictures))]


def with_output(network: bytes, name: str) -> bytes:
    """An ONNX network that gives out one of its inner nodes, too.

    The package onnx does this, too, and would be needed for nothing else. The bytes of two
    protocol-buffer messages put together are the message with the fields of both: appended is a
    model (field 7: graph) whose graph has one output (field 12) that has a name (field 1).
    https://protobuf.dev/programming-guides/encoding/#last-one-wins
    """
    return network + _field(7, _field(12, _field(1, name.encode("ascii"))))


def _field(number: int, content: bytes) -> bytes:
    """A field of fewer than 128 bytes."""
    return bytes([number << 3 | 2, len(content)]) + content


@cache
def second_reader() -> SecondReader | None:
    """The second engine; None where TrueOCR is not installed."""
    return SecondReader() if _installed() else None


def second_version() -> str:
    """The second engine's version, for the run's record; "" where there is none."""
    return f"TrueOCR {version('trueocr')}" if _installed() else ""


def _installed() -> bool:
    """Whether TrueOCR is here, and what runs its network."""
    return all(find_spec(package) is not None for package in ("trueocr", "onnxruntime"))
