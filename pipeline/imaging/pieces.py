"""Find what is no print by its colour: the seals, stamps and signatures in red and in blue."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import combinations

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.imaging.components import components
from pipeline.imaging.image import Pixels
from pipeline.imaging.regions import InkKind

_COLOURED = 38  # gray levels by which a channel leads the others in coloured ink
_FAINT = 14  # the same within a seal, where it is known that there is ink
_LEAST_SHARE = 2e-4  # of the page: less coloured ink than this is nothing
_LEAST_PIXELS = 12  # of the shrunk image, along the longer side
_INCH = 25.4
_FILLED_SHARE = 0.5  # of the ink within the middle two thirds
_SIDE_SHARE = 0.6  # of each side of a frame shows ink
_BRIDGE_MM = 2.0  # gaps in a seal's ink, filled to see its outline
_SEAL_MM = 18.0  # smallest side of a seal or stamp; print is lower
_SEALS_MM = (28.0, 44.0)  # sides of a round seal: 30 to 42 mm
_SIGNATURE_MM = 9.0  # a stroke higher than this is no letter
_RED, _BLUE = 0, 2  # channels

Box = tuple[int, int, int, int]
"""x0, y0, x1, y1."""


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """Connected coloured ink.

    Attributes:
        kind: What it is.
        box: Where it is in the image.
        mask: Its pixels within the box.
        channel: The image's channel in which the ink is palest.
    """

    kind: InkKind
    box: Box
    mask: NDArray[np.bool_]
    channel: int


def coloured_pieces(pixels: Pixels, dpi: float) -> list[Piece]:
    """The seals, stamps and signatures in colour on an RGB page; about 100 dpi show them."""
    r, g, b = np.moveaxis(pixels.astype(np.int16), -1, 0)
    red, blue = r - np.maximum(g, b), b - np.maximum(r, (g + r) // 2)
    return [*_pieces(red, _RED, dpi), *_pieces(blue, _BLUE, dpi)]


def _pieces(lead: NDArray[np.int16], channel: int, dpi: float) -> list[Piece]:
    """The seals and stamps in one colour and, in blue, the signatures.

    `lead` is by how many levels the colour leads at each pixel.
    """
    strong = (lead > _COLOURED).astype(np.uint8)
    if np.count_nonzero(strong) < _LEAST_SHARE * strong.size:
        return []
    faint = lead > _FAINT
    reach = max(3, round(_BRIDGE_MM * dpi / _INCH)) | 1
    closed = cv2.morphologyEx(strong, cv2.MORPH_CLOSE, np.ones((reach, reach), np.uint8))
    pieces = [
        Piece(kind, box, faint[window(box)], channel)
        for box, _ in _connected(closed)
        if (kind := _seal_kind(box, dpi)) is not None
    ]
    pieces += [
        Piece(InkKind.SEAL, box, faint[window(box)], channel)
        for box in _broken_seals([piece.box for piece in pieces], dpi)
    ]
    pieces = [piece for piece in pieces if not any(_inside(piece, other) for other in pieces)]
    if channel == _BLUE:
        pieces = [_by_hand_or_framed(piece) for piece in pieces if not _filled(piece)]
        pieces += [
            Piece(InkKind.SIGNATURE, box, shape, channel)
            for box, shape in _connected(strong)
            if box[3] - box[1] >= _SIGNATURE_MM * dpi / _INCH
        ]
    return pieces


def _broken_seals(boxes: list[Box], dpi: float) -> list[Box]:
    """The boxes round two pieces that together are as round and large as a seal."""
    least, most = (side * dpi / _INCH for side in _SEALS_MM)
    found: dict[Box, None] = {}  # in order, each once
    for one, other in combinations(boxes, 2):
        x0, y0 = min(one[0], other[0]), min(one[1], other[1])
        box = (x0, y0, max(one[2], other[2]), max(one[3], other[3]))
        width, height = box[2] - box[0], box[3] - box[1]
        if least < min(width, height) and max(width, height) < most and _round(width, height):
            found[box] = None
    return [box for box in found if box not in boxes]


def _round(width: int, height: int) -> bool:
    return 0.8 < width / height < 1.25


def _seal_kind(box: Box, dpi: float) -> InkKind | None:
    """What a piece of this size is; None for print."""
    width, height = box[2] - box[0], box[3] - box[1]
    least = _SEAL_MM * dpi / _INCH
    if max(width, height) < least or min(width, height) < 0.5 * least:
        return None
    return InkKind.SEAL if _round(width, height) else InkKind.STAMP


def _inside(piece: Piece, other: Piece) -> bool:
    """Whether a piece is a seal's inner ring or its device."""
    x0, y0, x1, y1 = other.box
    within = x0 <= piece.box[0] and y0 <= piece.box[1] and piece.box[2] <= x1 and piece.box[3] <= y1
    return within and piece is not other


def _by_hand_or_framed(piece: Piece) -> Piece:
    return piece if _framed(piece) else replace(piece, kind=InkKind.SIGNATURE)


def _filled(piece: Piece) -> bool:
    """Whether most of the ink lies in the piece's middle, as in lines of print."""
    height, width = piece.mask.shape
    inner = piece.mask[height // 6 : height - height // 6, width // 6 : width - width // 6]
    return bool(np.count_nonzero(inner) >= _FILLED_SHARE * np.count_nonzero(piece.mask))


def _framed(piece: Piece) -> bool:
    """Whether ink runs along most of each of the piece's four sides, as in seals and stamps."""
    height, width = piece.mask.shape
    down, across = max(1, height // 6), max(1, width // 6)
    mask = piece.mask
    along = (
        mask[:down].any(0),
        mask[-down:].any(0),
        mask[:, :across].any(1),
        mask[:, -across:].any(1),
    )
    return min(float(side.mean()) for side in along) > _SIDE_SHARE


def window(box: Box) -> tuple[slice, slice]:
    """The slices of an image that a box covers."""
    x0, y0, x1, y1 = box
    return np.s_[y0:y1, x0:x1]


def _connected(
    shapes: Pixels,
) -> list[tuple[Box, NDArray[np.bool_]]]:
    """The connected shapes of an image that are not small: box, and pixels within it."""
    labels, stats = components(shapes)
    found = []
    for number, (x, y, w, h, _) in enumerate(stats):
        if number and max(w, h) >= _LEAST_PIXELS:
            box = (int(x), int(y), int(x + w), int(y + h))
            found.append((box, labels[window(box)] == number))
    return found
