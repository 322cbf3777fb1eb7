"""Documents garbled for the benchmark."""

from random import Random

from diacritics import TextKind, judge
from diacritics.train.corpus import Part
from pipeline.benchmark.garbling import documents, garbled

TEXT = "Ủy ban nhân dân huyện báo cáo kết quả thực hiện nhiệm vụ năm 2019,\nsố 12/BC-UBND."


def test_a_seed_gives_the_same_garble_and_another_seed_another() -> None:
    once = garbled(TEXT, Random(1))
    assert once == garbled(TEXT, Random(1))
    assert once != garbled(TEXT, Random(2))
    assert judge(once).kind is TextKind.GARBLED


def test_lines_words_and_digits_stay() -> None:
    read = garbled(TEXT, Random(3))
    assert read.count("\n") == 1
    assert [len(line.split()) for line in read.split("\n")] == [15, 2]
    assert "2019," in read


def test_documents_are_of_as_many_syllables_as_asked_for() -> None:
    found = list(documents(Part.TEST, 1000, seed=1))
    assert sum(len(true.split()) for true, _ in found) >= 1000
    assert sum(len(true.split()) for true, _ in found[:-1]) < 1000
