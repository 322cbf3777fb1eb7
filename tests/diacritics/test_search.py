"""The search over lattices: against all paths, one by one."""

from itertools import product
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from diacritics.chains import backward, chains_of, forward, join
from diacritics.choices import Choices, Option
from diacritics.lattice import items_of, lattice_of
from diacritics.lm import TOP, LanguageModel
from diacritics.looks import Look
from diacritics.model_files import default_model
from diacritics.options import Options
from diacritics.passages import Passage, passages
from diacritics.paths import Batch, batch_of
from diacritics.search import search
from diacritics.symbols import BREAK, SPECIAL
from diacritics.tokens import Piece
from diacritics.windows import Doubts, posteriors

LINES = (
    "Uy ban nhan dan",
    "té chirc thurc hién",
    "trong namhoc moi",
    "nhi¢ m vu",
    "DANH SACH",
    "",
)
MOST = 3
"""Options of a piece: so many that all paths can be tried."""


class _Few(Options):
    """The first options of each piece."""

    def of(self, piece: Piece, *, look: Look) -> Choices:
        """The first ones, and one of those that part the piece."""
        found = super().of(piece, look=look)
        odd = [found.options[place] for place in found.odd]
        return Choices([*found.options[:MOST], *odd[:1]], poor=found.poor)


def _path_score(lm: LanguageModel, path: tuple[Option, ...]) -> float:
    words = [SPECIAL.index(BREAK), *(word for option in path for word in option.words)]
    sizes = np.minimum(np.arange(2, len(words) + 1), TOP)
    windows = np.zeros((len(sizes), TOP), dtype=np.int64)
    for row, size in enumerate(sizes):
        windows[row, :size] = words[row + 1 :: -1][:size]
    return float(lm.window_scores(windows, sizes).sum()) + sum(option.score for option in path)


def _all_paths(batch: Batch, slots: range) -> list[tuple[Option, ...]]:
    """Every way through the slots of a passage."""
    if not slots:
        return [()]
    return [
        (option, *rest)
        for option in batch.lattice.choices[slots[0]].options
        for rest in _all_paths(batch, slots[option.span :])
    ]


def _batch(lm: LanguageModel, options: Options) -> Batch:
    found: list[Passage] = []
    for line in LINES:
        found += passages([line], [True])
    return batch_of(lm, options, found)


def test_the_search_finds_the_best_of_all_paths() -> None:
    model = default_model()
    batch = _batch(model.lm, _Few(model.channel))
    paths = batch.paths()
    assert any(len(option.words) > 1 for one in batch.lattice.choices for option in one.options)
    assert any(option.span > 1 for one in batch.lattice.choices for option in one.options)
    begin = taken = 0
    for length, count in zip(batch.lattice.lengths.tolist(), paths.lengths.tolist(), strict=True):
        ways = _all_paths(batch, range(begin, begin + length))
        best = max(_path_score(model.lm, way) for way in ways)
        numbers = paths.options[taken : taken + count].tolist()
        found = tuple(batch.lattice.option(number) for number in numbers)
        assert _path_score(model.lm, found) == pytest.approx(best, abs=1e-3)
        begin, taken = begin + length, taken + count


def test_readings_weigh_as_the_texts_in_which_they_stand() -> None:
    model = default_model()
    number = model.channel.number
    texts = ("ủy ban nhân dân tỉnh báo cáo kết quả", "báo cáo", "sở nội vụ")
    rows = [[SPECIAL.index(BREAK), *(number[word] for word in text.split())] for text in texts]
    words = np.array([word for row in rows for word in row])
    line = np.repeat(np.arange(len(rows)), [len(row) for row in rows])
    readings = [number[word] for word in ("dân", "dẫn", "đàn")]
    for at in (1, 4, 9, 11, 15):
        doubts = Doubts(np.full(3, at), np.array(readings), np.array([-1.0, -2.0, -1.5]))
        found = posteriors(model.lm, words, line, doubts)
        scores = []
        for word, score in zip(readings, doubts.score.tolist(), strict=True):
            changed = [word if place == at else old for place, old in enumerate(words.tolist())]
            mine = [word for word, of in zip(changed, line, strict=True) if of == line[at]]
            options = tuple(Option((one,), 0.0) for one in mine[1:])
            scores.append(_path_score(model.lm, options) + score)
        likelihood = np.exp(np.array(scores) - max(scores))
        assert found == pytest.approx(likelihood / likelihood.sum(), abs=1e-3)


def test_a_gain_moves_the_best_path() -> None:
    model = default_model()
    batch = _batch(model.lm, Options(model.channel))
    lattice = batch.lattice
    gain = np.zeros(len(lattice.word))
    chosen = batch.paths().options
    left = lattice.slot[batch.graph.items.option[batch.graph.last]]
    doubtful = next(o for o in chosen if len(set(batch.graph.last[left == lattice.slot[o]])) > 1)
    gain[doubtful] = -30.0
    assert doubtful not in batch.paths(gain).options


def test_a_line_of_nothing_but_its_break_has_an_empty_path() -> None:
    model = default_model()
    certain = Choices([Option((SPECIAL.index(BREAK),), 0.0)])
    lattice = lattice_of([certain], [1, 0])
    found = search(model.lm, items_of(lattice)).paths()
    assert [len(path) for path in found] == [2, 1]


@given(st.lists(st.integers(1, 4), min_size=2, max_size=5), st.randoms(use_true_random=False))
def test_forward_and_backward_meet_in_the_best_path(sizes: list[int], random: Random) -> None:
    node = np.repeat(np.arange(len(sizes)), sizes)
    left, right = join(node - 1 + (node == 0) * (len(sizes) + 1), node, len(sizes) + 1)
    score = np.array([random.uniform(-9, 0) for _ in left])
    chains = chains_of(left, right, node, node == len(sizes) - 1)
    best = {tuple(pair): s for *pair, s in zip(left.tolist(), right.tolist(), score, strict=True)}
    layers = [np.flatnonzero(node == i).tolist() for i in range(len(sizes))]
    most = max(
        sum(best[pair] for pair in zip(way, way[1:], strict=False)) for way in product(*layers)
    )
    ahead, behind = forward(chains, score), backward(chains, score)
    assert max(ahead[layers[-1]]) == pytest.approx(most)
    through = ahead[left] + score + behind[right]
    assert through.max() == pytest.approx(most)


def test_options_forgotten_are_found_again(monkeypatch: pytest.MonkeyPatch) -> None:
    channel = default_model().channel
    before = _batch(default_model().lm, Options(channel)).paths().words
    monkeypatch.setattr("diacritics.options.REMEMBERED", 1)
    forgetful = Options(channel)
    assert (_batch(default_model().lm, forgetful).paths().words == before).all()
    assert len(forgetful._memory) <= 2
