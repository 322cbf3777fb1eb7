"""Take off the black borders that a scanner or copier leaves round a page."""

from __future__ import annotations

import cv2
import numpy as np

from pipeline.imaging.components import components
from pipeline.imaging.image import Pixels

_SHRINK = 8
_DARK = 0.45  # of the paper's light: darker, and joined to the edge, is border
_SEAM = 5  # shrunk pixels: the border's blurred rim goes with it
_LEAST_SHARE = 0.001  # of the page: smaller is print that runs to the edge
_MOST_SHARE = 0.6  # of the page: more is a dark page, not a border


def clear_borders(gray: Pixels) -> Pixels:
    """The page with dark areas that touch its edge painted as paper; the size stays.

    The paint is the light of the paper nearby: in a dark corner lighter paint would be taken for
    the paper itself, and its surroundings for ink.
    """
    height, width = gray.shape
    small = cv2.resize(gray, None, fx=1 / _SHRINK, fy=1 / _SHRINK, interpolation=cv2.INTER_AREA)
    paper = float(np.percentile(small, 70))
    dark = (small < _DARK * paper).astype(np.uint8)
    border = _touching_edge(dark)
    if not _LEAST_SHARE < border.mean() < _MOST_SHARE:
        return gray
    grown = cv2.dilate(border, np.ones((_SEAM, _SEAM), np.uint8))
    mask = cv2.resize(grown, (width, height), interpolation=cv2.INTER_NEAREST) > 0
    light = cv2.resize(_nearby_paper(small, grown), (width, height))
    cleared = gray.copy()
    cleared[mask] = light[mask]
    return cleared


def _nearby_paper(small: Pixels, border: Pixels) -> Pixels:
    """The light of the paper, carried on into the border from beside it."""
    ground = cv2.medianBlur(cv2.dilate(small, np.ones((_SEAM, _SEAM), np.uint8)), _SEAM)
    beyond = cv2.inpaint(ground, border, _SEAM, cv2.INPAINT_TELEA)
    return np.asarray(beyond, np.uint8)


def _touching_edge(dark: Pixels) -> Pixels:
    """1 where a dark piece lies that reaches the edge and is larger than print."""
    labels, stats = components(dark, 4)
    edge = np.concatenate([labels[0], labels[-1], labels[:, 0], labels[:, -1]])
    touching = np.zeros(len(stats), np.uint8)
    touching[np.unique(edge)] = 1
    touching[stats[:, cv2.CC_STAT_AREA] < _LEAST_SHARE * dark.size / 4] = 0
    touching[0] = 0
    return np.asarray(touching[labels], np.uint8)
