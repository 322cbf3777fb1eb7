"""The part that two texts have in common."""

import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.evaluation.excerpt import common_part
from pipeline.evaluation.metrics import wer

BODY = "Điều 1. Ban hành kèm theo Quyết định này\nĐiều 2. Có hiệu lực từ ngày ký"

CASES = [  # truth, reading, part of either
    (BODY, BODY, BODY, BODY),
    (f"TIÊU ĐỀ {BODY}", f"ỦY BAN {BODY} Nơi nhận: như trên", BODY, BODY),
    (BODY, BODY.replace("kèm", "kem"), BODY, BODY.replace("kèm", "kem")),
    (BODY, f"x {BODY.replace('theo ', '')} y", BODY, BODY.replace("theo ", "")),
    (BODY, f"{BODY[:30]} thêm chữ {BODY[31:]}", BODY, f"{BODY[:30]} thêm chữ {BODY[31:]}"),
    ("một hai", "ba bốn", "", ""),
    ("", BODY, "", ""),
]


@pytest.mark.parametrize(("truth", "reading", "true_part", "read_part"), CASES)
def test_common_part(truth: str, reading: str, true_part: str, read_part: str) -> None:
    assert common_part(truth, reading) == (true_part, read_part)


WORDS = st.lists(st.sampled_from(["a", "b", "c"]), max_size=12).map(" ".join)


@given(WORDS, WORDS)
def test_it_is_a_part_of_both_and_worth_it(truth: str, reading: str) -> None:
    true_part, read_part = common_part(truth, reading)
    assert true_part in truth
    assert read_part in reading
    shared = set(truth.split()) & set(reading.split())
    assert bool(true_part) == bool(shared)
    if true_part:
        assert true_part.split()[0] == read_part.split()[0]
        assert true_part.split()[-1] == read_part.split()[-1]
        assert wer(true_part, read_part) < 1


def test_long_texts_take_less_than_a_second() -> None:
    random.seed(2)
    words = [str(random.randrange(500)) for _ in range(3000)]
    read = " ".join(word if random.random() > 0.05 else "x" for word in words)
    began = time.process_time()
    true_part, _ = common_part(" ".join(words), f"y y y {read} z z")
    assert time.process_time() - began < 1
    assert len(true_part.split()) > 2900
