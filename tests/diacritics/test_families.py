"""Families of engines: which one read a text, and what its brackets are."""

import pytest

from diacritics import restore
from diacritics.edges import letter_marks, merge
from diacritics.families import ASKED
from diacritics.measure.score import wrong_words
from diacritics.model_files import default_families
from diacritics.tokens import split_token

TRUTH = """Thực hiện kế hoạch của huyện, xã đã vận động nhân dân đóng góp làm đường,
sửa trường học và xây dựng nhà văn hóa ở bốn thôn. Đến nay tỷ lệ hộ nghèo
giảm còn ba phần trăm, các hộ được hỗ trợ giống, vốn và kỹ thuật sản xuất."""

BY_NETWORK = """Thu hién ké hoach ctia huyén, xa da van dong nhan dan dong gop lam duong,
sta trw0ng hoc va xay dung nha van hda @ bon thon. Dén nay ty lé ho ngheo
giam con ba phan tram, cac hé dugc ho tro gidng, von va ky thuat san xuat."""

BY_OUTLINES = """ThlIC hiefan R6 hoach cfla hundn, x5 da van dcfmg nhfm dfm ddng g6p 15m du'fjng,
sfra trlrfmg th V5 xay deng nha van h6a 6 b6n th6n. D6n nay tj/ 16 hC) ngMo'
gieim cbn ba phfm trElrn, ce'lc hc) dlrcjc h6 Lro' giGng, V6n V5: ky thuat saln xu5t."""

BY_ANOTHER = """Thuc hi~n k~ ho~ch cua huy~n, xa da v~n d(mg nhan dan d6ng g6p lam duang, sfra
truang h9c va xay dvng nha van h6a & b6n thon. Nam nay h(>i nong dan d~n d(mg h(>i vien g6p qufi,
cac h(> trong thon d~u thvc hi~n t6t k~ ho~ch cua xa, quy djnh duqc ph6 bi~n d~n t~n nha."""


def test_a_text_says_which_family_of_engines_read_it() -> None:
    families = default_families()
    assert families.channel_of(BY_NETWORK.split("\n")) is families.network
    assert families.channel_of(BY_OUTLINES.split("\n")) is families.outlines
    assert families.channel_of(BY_ANOTHER.split("\n")) is families.outlines
    assert families.channel_of([]) is families.network


def test_a_text_in_doubt_is_told_by_the_channel_that_explains_it_better() -> None:
    families = default_families()
    lines = BY_ANOTHER.split("\n")
    words = " ".join(lines).split()
    assert families.is_by_outlines(lines)
    assert not families.is_by_outlines(words[: ASKED.start - 2])


@pytest.mark.parametrize(("read", "most"), [(BY_NETWORK, 0.15), (BY_OUTLINES, 0.5)])
def test_what_either_family_read_is_restored(read: str, most: float) -> None:
    assert wrong_words(TRUTH, read).rate > 0.8
    assert wrong_words(TRUTH, restore(read).text).rate <= most


def test_brackets_without_a_partner_may_be_letters() -> None:
    line = "(6 chirc hQi nghj (lan 2) va tu' khi"
    assert sorted(letter_marks(line)) == [0, line.index("' khi")]
    assert sorted(letter_marks("hQi nghj (lan 2) cua hc) va")) == [23]
    assert letter_marks("a) Chi phi (sau thue), b) 'tu' khac") == frozenset()


@pytest.mark.parametrize(
    ("token", "likely", "pieces"),
    [
        ("(6", True, ["(6"]),
        ("(6", False, ["(", "6"]),
        ("hc),", True, ["hc)", ","]),
        ("vl)ng", True, ["vl)", "ng"]),
    ],
)
def test_a_word_takes_its_bracket_where_engines_write_so(
    token: str, likely: bool, pieces: list[str]
) -> None:
    marks = frozenset({token.index("(" if "(" in token else ")")})
    found = merge(split_token(token), 0, marks, lambda _: likely)
    assert [piece.text for piece in found] == pieces
    assert [token[p.start : p.start + len(p.text)] for p in found] == pieces


def test_words_of_outlines_are_trusted_less() -> None:
    network, outlines = (
        [word.confidence for word in restore(read).words] for read in (BY_NETWORK, BY_OUTLINES)
    )
    assert sum(outlines) / len(outlines) < sum(network) / len(network) - 0.05
