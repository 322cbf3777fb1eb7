"""How sure a reading is: the share of it among what else its piece may be."""

from __future__ import annotations

import numpy as np

from diacritics.chains import changes, runs
from diacritics.curves import on_curve
from diacritics.lattice import Lattice
from diacritics.lm import Flags, Floats, Ids, LanguageModel
from diacritics.paths import Paths
from diacritics.windows import Doubts, posteriors

CURVE = "calibration.tsv"
DIVIDED = 0.8
"""The share of a reading that takes a space away or puts one in."""
RIVALS = 4
"""How many other readings of a piece are weighed against the chosen one."""
SLACK = 9.0
"""Readings that the channel thinks this much less likely are no rivals."""


def certainties(lm: LanguageModel, lattice: Lattice, paths: Paths, score: Floats) -> Floats:
    """For each option of the paths the share of it among what else may stand there.

    `score` is that of each option of the lattice.
    """
    plain = lattice.plain[paths.options]
    shares = np.where(plain, 1.0, DIVIDED)
    chosen = np.flatnonzero(plain)
    own, rival = _rivals(lattice, paths.options[chosen], score)
    doubted = np.flatnonzero(np.bincount(own, minlength=len(chosen)))
    if not len(doubted):
        return shares
    place = np.r_[doubted, own]
    option = np.r_[paths.options[chosen[doubted]], rival]
    order = np.argsort(place, kind="stable")  # the chosen one first
    place, option = place[order], option[order]
    doubts = Doubts(paths.at[chosen[place]], lattice.word[option], score[option].astype(np.float32))
    found = posteriors(lm, paths.words, paths.line, doubts)
    shares[chosen[doubted]] = found[changes(place)]
    return shares


def _rivals(lattice: Lattice, chosen: Ids, score: Floats) -> tuple[Ids, Ids]:
    """(place in `chosen`, option) of the likeliest plain options of the slots of others."""
    begin = lattice.begin[lattice.slot[chosen]]
    ends = np.r_[lattice.begin[1:], len(lattice.slot)]
    sizes = ends[lattice.slot[chosen]] - begin
    place, option = runs(begin, sizes)
    near: Flags = score[option] > np.repeat(score[chosen] - SLACK, sizes)
    near &= (option != chosen[place]) & lattice.plain[option]
    place, option = place[near], option[near]
    counts = np.bincount(place, minlength=len(chosen))
    _, rank = runs(np.zeros_like(counts), counts)
    return place[rank < RIVALS], option[rank < RIVALS]


def calibrate(shares: Floats) -> Floats:
    """Shares as probabilities, by the curve of the model."""
    return on_curve(CURVE, shares)
