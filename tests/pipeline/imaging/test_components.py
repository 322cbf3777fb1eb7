"""The connected pieces of an image, however quickly they are found."""

import cv2
import numpy as np
import pytest

from pipeline.imaging.components import components


@pytest.mark.parametrize("connectivity", [4, 8])
@pytest.mark.parametrize("ink", [0.0, 0.02, 0.3, 0.6, 1.0])
def test_the_pieces_are_those_that_opencv_finds(connectivity: int, ink: float) -> None:
    mask = (np.random.default_rng(7).random((211, 130)) < ink).astype(np.uint8)
    labels, stats = components(mask, connectivity)
    _, their_labels, their_stats, _ = cv2.connectedComponentsWithStats(
        mask, connectivity=connectivity
    )
    pairs = set(zip(labels.ravel().tolist(), their_labels.ravel().tolist(), strict=True))
    assert len(stats) == len(their_stats) >= len(pairs)  # number 0 may have no pixel
    for mine, theirs in pairs:
        assert stats[mine].tolist() == their_stats[theirs].tolist()


def test_pieces_that_touch_at_a_corner_are_two_by_four_neighbours() -> None:
    mask = np.zeros((6, 6), np.uint8)
    mask[:3, :3] = mask[3:, 3:] = 1
    assert len(components(mask, 4)[1]) - 1 == 2
    assert len(components(mask, 8)[1]) - 1 == 1
