"""Part seals, stamps and signatures from the print: by their colour, stamps by their frame too."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import combinations

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.imaging.framed import framed_stamps, without_frames
from pipeline.imaging.image import Pixels, to_gray
from pipeline.imaging.regions import InkKind, InkRegion, Inks

_COLOUR_DPI = 100.0  # colour is looked for at about this resolution: scans blur it anyway
_COLOURED = 38  # gray levels by which a channel leads the others in coloured ink
_FAINT = 14  # the same within a seal, where it is known that there is ink
_PALE = (0.50, 0.75)  # share of the paper's light: darker is black print, lighter is bare
_LEAST_SHARE = 2e-4  # of the page: less coloured ink than this is nothing
_LEAST_PIXELS = 12  # of the shrunk image, along the longer side
_INCH = 25.4
_FILLED_SHARE = 0.5  # of the ink within the middle two thirds
_SIDE_SHARE = 0.6  # of each side of a frame shows ink
_BRIDGE_MM = 2.0  # gaps in a seal's ink, filled to see its outline
_SEAL_MM = 18.0  # smallest side of a seal or stamp; print is lower
_SEALS_MM = (28.0, 44.0)  # sides of a round seal: 30 to 42 mm
_SIGNATURE_MM = 9.0  # a stroke higher than this is no letter


def separate(pixels: Pixels, dpi: float) -> Inks:
    """Take seals, stamps and signatures in red or blue, and framed stamps, off the black print.

    Coloured print as small as text stays in the print. Under a seal the channel in which
    the seal is palest is taken: black letters stay, the seal goes. A stamp that is as black
    as the print (gray scans, copies) is known by its frame.
    """
    inks = Inks(pixels, None, ()) if pixels.ndim == 2 else _without_colours(pixels, dpi)
    frames = framed_stamps(inks.printed, dpi)
    return without_frames(inks, frames) if frames else inks


def _without_colours(pixels: Pixels, dpi: float) -> Inks:
    gray = to_gray(pixels)
    shrink = max(1, int(dpi / _COLOUR_DPI))
    found = [
        (channel, piece)
        for channel, lead in zip((0, 2), _leads(pixels, shrink), strict=True)
        for piece in _coloured_pieces(lead, channel == 2, dpi / shrink)
    ]
    printed = gray.copy() if found else gray
    has_stamps = any(piece.kind is InkKind.STAMP for _, piece in found)
    stamps = np.full_like(gray, 255) if has_stamps else None
    for channel, piece in found:
        window, mask = _enlarged(piece, shrink, gray.shape)
        if stamps is not None and piece.kind is InkKind.STAMP:
            stamps[window][mask] = gray[window][mask]
        _take_off(printed[window], pixels[window][..., channel], mask)
    regions = tuple(
        InkRegion(piece.kind, *(side * shrink for side in piece.box)) for _, piece in found
    )
    return Inks(printed, stamps, regions)


Box = tuple[int, int, int, int]
"""x0, y0, x1, y1."""


@dataclass(frozen=True, slots=True, eq=False)
class _Piece:
    """Connected coloured ink: its box and, within it, its pixels (in the shrunk image)."""

    kind: InkKind
    box: Box
    mask: NDArray[np.bool_]


def _leads(pixels: Pixels, shrink: int) -> tuple[NDArray[np.int16], NDArray[np.int16]]:
    """By how many levels red leads at each pixel of the shrunk image, and blue."""
    small = cv2.resize(
        pixels, None, fx=1 / shrink, fy=1 / shrink, interpolation=cv2.INTER_AREA
    ).astype(np.int16)
    r, g, b = small[..., 0], small[..., 1], small[..., 2]
    return r - np.maximum(g, b), b - np.maximum(r, (g + r) // 2)


def _coloured_pieces(lead: NDArray[np.int16], blue: bool, dpi: float) -> list[_Piece]:
    """The seals and stamps in one colour and, in blue, the signatures."""
    strong = (lead > _COLOURED).astype(np.uint8)
    if np.count_nonzero(strong) < _LEAST_SHARE * strong.size:
        return []
    faint = lead > _FAINT
    reach = max(3, round(_BRIDGE_MM * dpi / _INCH)) | 1
    closed = cv2.morphologyEx(strong, cv2.MORPH_CLOSE, np.ones((reach, reach), np.uint8))
    pieces = [
        _Piece(kind, box, faint[_window(box)])
        for box, _ in _connected(closed)
        if (kind := _seal_kind(box, dpi)) is not None
    ]
    pieces += [
        _Piece(InkKind.SEAL, box, faint[_window(box)])
        for box in _broken_seals([piece.box for piece in pieces], dpi)
    ]
    pieces = [piece for piece in pieces if not any(_inside(piece, other) for other in pieces)]
    if blue:
        pieces = [_by_hand_or_framed(piece) for piece in pieces if not _filled(piece)]
        pieces += [
            _Piece(InkKind.SIGNATURE, box, shape)
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


def _inside(piece: _Piece, other: _Piece) -> bool:
    """Whether a piece is a seal's inner ring or its device."""
    x0, y0, x1, y1 = other.box
    within = x0 <= piece.box[0] and y0 <= piece.box[1] and piece.box[2] <= x1 and piece.box[3] <= y1
    return within and piece is not other


def _by_hand_or_framed(piece: _Piece) -> _Piece:
    return piece if _framed(piece) else replace(piece, kind=InkKind.SIGNATURE)


def _filled(piece: _Piece) -> bool:
    """Whether most of the ink lies in the piece's middle, as in lines of print."""
    height, width = piece.mask.shape
    inner = piece.mask[height // 6 : height - height // 6, width // 6 : width - width // 6]
    return bool(np.count_nonzero(inner) >= _FILLED_SHARE * np.count_nonzero(piece.mask))


def _framed(piece: _Piece) -> bool:
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


def _window(box: Box) -> tuple[slice, slice]:
    """The slices of an image that a box covers."""
    x0, y0, x1, y1 = box
    return np.s_[y0:y1, x0:x1]


def _connected(
    shapes: Pixels,
) -> list[tuple[Box, NDArray[np.bool_]]]:
    """The connected shapes of an image that are not small: box, and pixels within it."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(shapes, connectivity=8)
    found = []
    for number, (x, y, w, h, _) in enumerate(stats):
        if number and max(w, h) >= _LEAST_PIXELS:
            box = (int(x), int(y), int(x + w), int(y + h))
            found.append((box, labels[_window(box)] == number))
    return found


def _enlarged(
    piece: _Piece, shrink: int, shape: tuple[int, ...]
) -> tuple[tuple[slice, slice], NDArray[np.bool_]]:
    """A piece's window and pixels, a little grown, in the image at full size."""
    x0, y0, x1, y1 = (side * shrink for side in piece.box)
    window = _window((x0, y0, min(x1, shape[1]), min(y1, shape[0])))
    grown = cv2.dilate(piece.mask.astype(np.uint8), np.ones((3, 3), np.uint8))
    large = cv2.resize(grown, (x1 - x0, y1 - y0), interpolation=cv2.INTER_NEAREST) > 0
    return window, large[: window[0].stop - y0, : window[1].stop - x0]


def _take_off(printed: Pixels, channel: Pixels, mask: NDArray[np.bool_]) -> None:
    """Put bare paper where the mask is, but for what is dark in the ink's own channel."""
    paper = float(np.percentile(channel, 90))
    dark, light = _PALE
    share = np.clip((channel / paper - dark) / (light - dark), 0, 1)
    cleaned = channel + share * (paper - channel)
    printed[mask] = np.minimum(cleaned, paper)[mask].astype(np.uint8)
