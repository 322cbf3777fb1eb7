"""Which candidate is chosen: the scores of all phrases, the network, lists with "lần lượt"."""

from __future__ import annotations

import random
from importlib.resources import as_file, files
from itertools import accumulate

import numpy as np
import pytest

from extractors import extract
from extractors.encoder import FAR, judge, line_of, model, numbers_of, places_of
from extractors.phrases import (
    allowed_phrases,
    may_begin,
    may_end,
    phrase_scores,
    start_role,
    start_roles,
)
from extractors.respective import turn_of
from extractors.subject_choice import Around, choose
from extractors.subject_features import CHOICES
from extractors.subject_ranking import ROLES
from extractors.words import words_in
from tests.extractors.papers import subjects


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("behind", [False, True])
def test_scores_of_phrases_are_the_sums_of_their_words(seed: int, behind: bool) -> None:
    text = "Tỷ lệ hộ (có 2 xe) dùng nước, trong đó số hộ (nghèo) còn 5 nhà) tăng"
    words = words_in(text, 0, len(text))
    source = random.Random(seed)
    rows = [[source.uniform(-1, 1) for _ in ROLES] for _ in words]
    found = phrase_scores(np.array(rows), start_roles(words), allowed_phrases(words), behind=behind)
    for first in range(len(words)):
        for last in range(len(words)):
            phrase = words[first : last + 1]
            depth = [0, *accumulate({"(": 1, ")": -1}.get(word.text, 0) for word in phrase)]
            if (
                not phrase
                or min(depth) < 0
                or depth[-1]
                or not (may_begin(words[first]) and may_end(words[last]))
            ):
                assert found[first, last] == -np.inf
                continue
            role = start_role(words, first)
            gap = rows[:first] if behind else rows[last + 1 :]
            inside = sum(row[0] + (row[role] if role else 0) for row in rows[first : last + 1])
            expected = inside + rows[first][4] + rows[last][5] + sum(row[3] for row in gap)
            assert found[first, last] == pytest.approx(expected)


def test_nothing_is_chosen_from_no_words() -> None:
    chosen = choose(Around("", "^", "", "none", goes_on=False, heading=False))
    assert (chosen.where, chosen.name) == ("none", "")
    assert chosen.chance == 1


def test_a_choice_says_how_sure_it_is() -> None:
    plain = Around("Tỷ lệ hộ nghèo còn ", "^", "", "none", goes_on=False, heading=False)
    hard = Around("cho vay vốn, ", ".", " hộ nghèo vay vốn ngân sách", "before", True, True)
    sure, unsure = choose(plain), choose(hard)
    assert (sure.where, sure.name) == ("before", "Tỷ lệ hộ nghèo")
    assert 0 < unsure.chance < sure.chance <= 1


def test_places_are_counted_from_the_amount() -> None:
    assert places_of(4, 2).tolist() == [FAR - 2, FAR - 1, FAR, FAR + 1]
    assert places_of(200, 100).tolist()[::199] == [0, 2 * FAR]


def test_the_network_scores_each_word_for_each_role() -> None:
    before, behind = (words_in(text, 0, len(text)) for text in ("Số hộ nghèo còn ", " hộ"))
    found = judge(before, "^", behind)
    assert found.before.shape == (len(before), len(ROLES))
    assert found.behind.shape == (1, len(ROLES))
    assert found.choices.shape == (len(CHOICES),)
    assert not np.array_equal(found.choices, judge(behind, "^", before).choices)


def test_the_network_is_the_one_that_was_trained() -> None:
    """What numpy computes is what torch does with the same weights."""
    torch = pytest.importorskip("torch")
    from extractors.train.batches import Numbered, batch_of
    from extractors.train.cases import cases
    from extractors.train.examples import Example
    from extractors.train.subject_encoder import Judge

    texts, kinds, groups, _ = model()
    judge_of = Judge(tuple(len(each) + 4 for each in (texts, kinds, groups)))
    state = judge_of.state_dict()
    file = files("extractors").joinpath("model", "encoder.npz")
    with as_file(file) as path, np.load(path) as data:
        judge_of.load_state_dict(
            {key: torch.from_numpy(data[key].astype(np.float32)) for key in state}
        )
    judge_of.eval()
    text = "Tỷ lệ hộ nghèo của xã giảm còn 5% so với năm trước"
    (case,) = cases([Example(text, 31, 33, "Tỷ lệ hộ nghèo của xã", "one")])
    line = line_of(case.before.words, case.mark, case.behind.words)
    numbers = np.array(numbers_of(line, texts, kinds, groups))
    with torch.no_grad():
        scores = judge_of(batch_of([Numbered(case, numbers)]))[0].numpy()
    found = judge(case.before.words, case.mark, case.behind.words)
    rows = [
        (case.before, found.before, found.choices[0]),
        (case.behind, found.behind, found.choices[1]),
    ]
    expected = np.concatenate(
        [
            *(
                (phrase_scores(each, side.roles, side.allowed, behind=at == 1) + place).ravel()
                for at, (side, each, place) in enumerate(rows)
            ),
            np.where(case.has, found.choices[2:], -np.inf),
        ]
    )
    there = np.isfinite(expected)
    assert there.sum() > 20
    assert scores[there] == pytest.approx(expected[there], abs=1e-3)
    assert (scores[~there] < -1e8).all()


LISTS = [
    ("Tỷ lệ trẻ nam và trẻ nữ lần lượt là 91% và 94%.", ["Tỷ lệ trẻ nam", "trẻ nữ"]),
    (
        "Số hộ dùng điện, dùng nước và có xe lần lượt chiếm 91%, 84% và 30% dân số.",
        ["Số hộ dùng điện", "dùng nước", "có xe"],
    ),
    ("Điện, nước\nlần lượt tăng 2,5%, 3%; xăng tăng 4%.", ["Điện", "nước", "xăng"]),
    # more percentages than members: all are of the whole
    ("Tỷ lệ sinh các năm 2021, 2022, 2023 lần lượt là 1%, 2% và 3%.", ["Tỷ lệ sinh"] * 3),
]


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_lists_with_lan_luot(text: str, expected: list[str]) -> None:
    assert subjects(text) == expected


def test_the_turn_of_a_percentage() -> None:
    text = "A và B lần lượt là 91% và 94%; C đạt 5%, lần lượt giảm 2%"
    turns = [turn_of(text, text.index(each)) for each in ("91%", "94%", "5%", "2%")]
    assert [turn and (turn.at, turn.among) for turn in turns] == [(0, 2), (1, 2), None, None]


RANGES = [
    ("phạt tù từ 03 năm đến 07 năm", ["phạt tù", "phạt tù"]),
    ("Phạt tiền từ 5 triệu đồng đến dưới 10 triệu đồng.", ["Phạt tiền", "Phạt tiền"]),
    ("Thời hạn giải quyết hồ sơ là 15 ngày kể từ ngày nhận.", ["Thời hạn giải quyết hồ sơ"]),
]


@pytest.mark.parametrize(("text", "expected"), RANGES)
def test_both_ends_of_a_range_have_its_subject(text: str, expected: list[str]) -> None:
    (document,) = extract(text).documents
    assert [quantity.subject for quantity in document.quantities] == expected
