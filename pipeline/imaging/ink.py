"""Part seals, stamps and signatures from the print: by their colour, stamps by their frame too."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.imaging.framed import framed_stamps, without_frames
from pipeline.imaging.image import Pixels, to_gray
from pipeline.imaging.pieces import Piece, coloured_pieces, window
from pipeline.imaging.regions import InkKind, Inks, PageRegion

_COLOUR_DPI = 100.0  # colour is looked for at about this resolution: scans blur it anyway
_PALE = (0.50, 0.75)  # share of the paper's light: darker is black print, lighter is bare


def separate(pixels: Pixels, dpi: float) -> Inks:
    """Take seals, stamps and signatures in red or blue, and framed stamps, off the black print.

    Coloured print as small as text stays in the print. Under a seal the channel in which
    the seal is palest is taken: black letters stay, the seal goes. A stamp that is as black
    as the print (gray scans, copies) is known by its frame.
    """
    inks = Inks(pixels, None, ()) if pixels.ndim == 2 else _without_colours(pixels, dpi)
    frames = framed_stamps(inks.printed, dpi)
    return without_frames(inks, frames, dpi) if frames else inks


def _without_colours(pixels: Pixels, dpi: float) -> Inks:
    gray = to_gray(pixels)
    shrink = max(1, int(dpi / _COLOUR_DPI))
    size = 1 / shrink
    small = cv2.resize(pixels, None, fx=size, fy=size, interpolation=cv2.INTER_AREA)
    found = coloured_pieces(np.asarray(small, np.uint8), dpi / shrink)
    printed = gray.copy() if found else gray
    has_stamps = any(piece.kind is InkKind.STAMP for piece in found)
    stamps = np.full_like(gray, 255) if has_stamps else None
    for piece in found:
        place, mask = _enlarged(piece, shrink, gray.shape)
        if stamps is not None and piece.kind is InkKind.STAMP:
            stamps[place][mask] = gray[place][mask]
        _take_off(printed[place], pixels[place][..., piece.channel], mask)
    regions = tuple(
        PageRegion.seen(piece.kind, [side * shrink for side in piece.box], dpi) for piece in found
    )
    return Inks(printed, stamps, regions)


def _enlarged(
    piece: Piece, shrink: int, shape: tuple[int, ...]
) -> tuple[tuple[slice, slice], NDArray[np.bool_]]:
    """A piece's window and pixels, a little grown, in the image at full size."""
    x0, y0, x1, y1 = (side * shrink for side in piece.box)
    place = window((x0, y0, min(x1, shape[1]), min(y1, shape[0])))
    grown = cv2.dilate(piece.mask.astype(np.uint8), np.ones((3, 3), np.uint8))
    large = cv2.resize(grown, (x1 - x0, y1 - y0), interpolation=cv2.INTER_NEAREST) > 0
    return place, large[: place[0].stop - y0, : place[1].stop - x0]


def _take_off(printed: Pixels, channel: Pixels, mask: NDArray[np.bool_]) -> None:
    """Put bare paper where the mask is, but for what is dark in the ink's own channel."""
    paper = float(np.percentile(channel, 90))
    dark, light = _PALE
    share = np.clip((channel / paper - dark) / (light - dark), 0, 1)
    cleaned = channel + share * (paper - channel)
    printed[mask] = np.minimum(cleaned, paper)[mask].astype(np.uint8)
