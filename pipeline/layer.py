"""Judge a PDF page's text layer, by its language and by what the page shows.

A sound layer is taken as it is; a legacy one is converted; a garbled one is a reason to
read the image anew. Metadata (producer, font encodings) is not asked: it is often wrong.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum
from itertools import groupby
from typing import Any

import cv2
import numpy as np

from diacritics import TextKind, judge
from diacritics.legacy import Encoding, decode
from pipeline.layerlines import words_to_lines
from pipeline.model import TextSource, WordSource
from pipeline.pdf import POINTS_PER_INCH, Layer, LayerWord
from pipeline.rawpage import ReadWord

Draw = Callable[[float], np.ndarray[Any, Any]]
"""Draws the page at a resolution, as an RGB array."""

_FEW_WORDS = 25
"""A layer with fewer words over a scanned page is a watermark or a stamp, not its text."""
_LOOK_DPI = 50
_INK = 150
"""Grey value below which a pixel counts as ink."""
_UNEXPLAINED = 0.15
"""Share of the ink that may lie in images outside the layer's words (logos, seals)."""
_LEGACY = {TextKind.LEGACY_TCVN3: Encoding.TCVN3, TextKind.LEGACY_VNI: Encoding.VNI}
_LEGACY_SOURCE = {
    TextKind.LEGACY_TCVN3: TextSource.LEGACY_TCVN3,
    TextKind.LEGACY_VNI: TextSource.LEGACY_VNI,
}


class LayerKind(Enum):
    """What a text layer is worth."""

    NONE = "none"
    SOUND = "sound"
    PARTIAL = "partial"
    """Sound, but an image shows text that the layer does not have."""
    GARBLED = "garbled"


@dataclass(frozen=True, slots=True)
class Judged:
    """A judged layer.

    Attributes:
        kind: What it is worth.
        layer: It, converted to Unicode where it was in a legacy encoding.
        source: The page's text source when the layer is taken; None when OCR is needed.
        word_source: What its words are called then.
    """

    kind: LayerKind
    layer: Layer
    source: TextSource | None = None
    word_source: WordSource = WordSource.TEXT_LAYER


def judge_layer(layer: Layer, draw: Draw) -> Judged:
    """What the layer is worth. `draw` is called only when images lie on the page."""
    if not layer.words:
        return Judged(LayerKind.NONE, layer)
    text = "\n".join(" ".join(word.text for word in line) for line in layer_lines(layer))
    kind = judge(text).kind
    over_scan = _covered(layer) > 0.5
    if over_scan and len(layer.words) < _FEW_WORDS:
        sound = kind is TextKind.GOOD and _unexplained_ink(layer, draw) <= _UNEXPLAINED
        kind_of_layer = LayerKind.SOUND if sound else LayerKind.NONE
        return Judged(kind_of_layer, layer, TextSource.BORN_DIGITAL if sound else None)
    if kind in _LEGACY:
        return Judged(
            LayerKind.SOUND,
            _converted(layer, _LEGACY[kind]),
            _LEGACY_SOURCE[kind],
            WordSource.LEGACY_LAYER,
        )
    if kind in (TextKind.GARBLED, TextKind.STRIPPED):
        return Judged(LayerKind.GARBLED, layer)
    if layer.images and _unexplained_ink(layer, draw) > _UNEXPLAINED:
        return Judged(LayerKind.PARTIAL, layer)
    return Judged(LayerKind.SOUND, layer, TextSource.BORN_DIGITAL)


def _covered(layer: Layer) -> float:
    """Share of the page that its largest image covers."""
    areas = [box.width * box.height for box in layer.images]
    return max(areas, default=0.0) / max(layer.width * layer.height, 1.0)


def _unexplained_ink(layer: Layer, draw: Draw) -> float:
    """Share of the page's ink that lies in images and under no word of the layer."""
    grey = cv2.cvtColor(draw(_LOOK_DPI), cv2.COLOR_RGB2GRAY)
    ink = grey < _INK
    in_images = np.zeros_like(ink)
    scale = _LOOK_DPI / POINTS_PER_INCH
    for box in layer.images:
        in_images[_pixels(box, scale, 0)] = True
    for word in layer.words:
        in_images[_pixels(word.bbox, scale, 2)] = False
    total = int(ink.sum())
    return float((ink & in_images).sum()) / total if total else 0.0


def _pixels(
    box: tuple[float, float, float, float], scale: float, margin: int
) -> tuple[slice, slice]:
    x0, y0, x1, y1 = (value * scale for value in box)
    return (
        slice(max(int(y0) - margin, 0), max(int(y1) + 1 + margin, 0)),
        slice(max(int(x0) - margin, 0), max(int(x1) + 1 + margin, 0)),
    )


def _converted(layer: Layer, encoding: Encoding) -> Layer:
    """The layer's words in Unicode.

    A font for capitals (.VnTimeH) is converted by itself; other words in one piece, since
    their neighbours tell about capitals.
    """
    words: list[LayerWord] = []
    for capital, run in groupby(layer.words, key=_in_capital_font):
        part = list(run)
        text = decode(" ".join(word.text for word in part), encoding, capital_font=capital)
        for word, converted in zip(part, text.split(" "), strict=True):
            words.append(replace(word, text=unicodedata.normalize("NFC", converted)))
    return replace(layer, words=tuple(words))


def _in_capital_font(word: LayerWord) -> bool:
    """TCVN3 fonts whose name ends in H draw small letters' codes as capitals."""
    return word.font.startswith(".Vn") and word.font.endswith("H")


def layer_lines(layer: Layer, source: WordSource = WordSource.TEXT_LAYER) -> list[list[ReadWord]]:
    """The layer's words as lines in reading order."""
    return words_to_lines(
        [
            ReadWord(unicodedata.normalize("NFC", word.text), word.bbox, 1.0, source)
            for word in layer.words
        ],
        layer.tables,
    )
