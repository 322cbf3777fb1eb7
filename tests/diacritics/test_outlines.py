"""Engines by outlines: letters one by one, marks inside words, what a document teaches."""

from collections import Counter
from operator import attrgetter

import numpy as np
import pytest

from diacritics import restorer
from diacritics.glyphs import Glyphs
from diacritics.inner_marks import merged
from diacritics.lessons import lessons
from diacritics.letter_readings import LetterReadings, unpack_readings
from diacritics.looks import Look, looks_of
from diacritics.measure.score import Wrong, wrong_words
from diacritics.model_files import default_families
from diacritics.outline_options import OutlineOptions
from diacritics.parts import assemble
from diacritics.passages import tokens_of
from diacritics.restorer import by_line, read_words
from diacritics.spelled import MAX_PIECE
from diacritics.spelling import spell
from diacritics.symbols import SPECIAL, UNKNOWN
from diacritics.tokens import Piece, split_token
from diacritics.train.glyphs import NEW, SEEN_ELSEWHERE, SIGHTS, pack_glyphs
from diacritics.train.letters import read_weights
from diacritics.writing import strip_marks

TRUTH = """Hội đồng nhân dân huyện đã họp và bàn về việc xây dựng đường bê tông nội đồng.
Các hộ trồng rau ở bốn thôn đều đồng tình góp công, góp đất để mở rộng đường.
Đội thủy nông đã nạo vét hệ thống kênh, bảo đảm nước tưới cho cánh đồng lúa.
Số hộ nghèo còn mười hai hộ, trong đó sáu hộ được hỗ trợ giống và vốn.
Hội nông dân vận động hội viên nộp đủ quỹ, không để tồn đọng sang năm sau.
Bộ phận một cửa nhận hồ sơ của nhân dân trong giờ hành chính, trả đúng hẹn.
Tổ công tác kiểm tra từng hộ, lập sổ theo dõi và báo cáo kết quả hằng tháng.
Đồng bào đón tết vui tươi, đồng lòng xây dựng nông thôn mới."""

BY_OUTLINES = """ThlIC hiefan R6 hoach cfla hundn, x5 da van dcfmg nhfm dfm ddng g6p 15m du'fjng,
sfra trlrfmg th V5 xay deng nha van h6a 6 b6n th6n. D6n nay tj/ 16 hC) ngMo'
gieim cbn ba phfm trElrn, ce'lc hc) dlrcjc h6 Lro' giGng, V6n V5: ky thuat saln xu5t."""

NEW_SIGNS = str.maketrans(
    {**dict.fromkeys("ộồổốỗ", "§"), **dict.fromkeys("ệềếểễ", "¤"), **dict.fromkeys("ơợờở", "Þ")}
)
"""What no engine that was trained on writes."""
READ = strip_marks(TRUTH.translate(NEW_SIGNS))


@pytest.fixture(scope="module")
def options() -> OutlineOptions:
    return OutlineOptions(default_families().outlines)


def _score(options: OutlineOptions) -> Wrong:
    lines = READ.split("\n")
    words = read_words(lines, [True] * len(lines), options)
    return wrong_words(TRUTH, assemble(lines, by_line(words)).text)


def test_engines_never_seen_are_read_letter_by_letter(options: OutlineOptions) -> None:
    assert wrong_words(TRUTH, READ).rate > 0.9
    assert _score(options).rate < 0.25


def test_a_document_teaches_what_its_engine_writes(options: OutlineOptions) -> None:
    lines = READ.split("\n")
    learned = lessons(lines, read_words(lines, [True] * len(lines), options))
    assert _score(options.taught(learned)).wrong < _score(options).wrong


def test_what_is_known_of_letters_is_mixed_with_what_is_taught() -> None:
    shares = np.array([[0.5, 0.1], [0.3, 0.2]], dtype=np.float32)
    unseen = [np.log(np.full(2, share, dtype=np.float32)) for share in (0.1, 0.01, 0.004, 0.001)]
    known = LetterReadings("ab", dict(zip("xy", np.log(shares), strict=True)), unseen)
    taught = known.taught({"b": Counter({"y": 30, "zz": 10})})
    # 40 sights of letters stand behind what is known
    assert np.exp(taught.of("y")[1]) == pytest.approx((0.2 * 40 + 30) / 80, rel=1e-4)
    assert np.exp(taught.of("zz")[1]) == pytest.approx((0.004 * 40 + 10) / 80, rel=1e-4)
    assert np.exp(taught.of("qq")[1]) == pytest.approx(0.004 * 40 / 80, rel=1e-4)
    assert taught.of("y")[0] == known.of("y")[0]


def test_sights_of_other_engines_count_beside_what_pages_show() -> None:
    seen = read_weights(SEEN_ELSEWHERE)
    arrays = pack_glyphs(Counter({("hội", "hoi"): 90, ("hồi", "hoi"): 90}), ["hội", "hồi"])
    readings = unpack_readings(arrays)
    letter = readings.letters.index("ộ")
    share = seen["ộ"]["Q"] / (SIGHTS + sum(seen["ộ"].values()))
    assert np.exp(readings.of("Q")[letter]) == pytest.approx((1 - NEW[1]) * share, rel=0.1)
    assert readings.of("Q")[letter] > readings.of("Q")[readings.letters.index("ồ")]
    assert readings.of("o")[letter] > readings.of("Q")[letter]


def test_sights_of_other_engines_are_of_single_letters_and_short_pieces() -> None:
    for letter, pieces in read_weights(SEEN_ELSEWHERE).items():
        assert len(letter) == 1
        assert all(len(piece) <= MAX_PIECE and times >= 1 for piece, times in pieces.items())


def test_words_are_found_and_aligned_letter_by_letter() -> None:
    letters = "hộiHỘI"
    pieces = {"h": "hH", "6": "ộỘ", "i": "iI"}
    table = {
        piece: np.array([-0.2 if letter in mean else -6.0 for letter in letters], dtype=np.float32)
        for piece, mean in pieces.items()
    }
    unseen = [np.full(6, score, dtype=np.float32) for score in (-5.0, -7.0, -9.0, -11.0)]
    glyphs = Glyphs([(7, "hộ"), (8, "hội"), (9, "hi")], LetterReadings(letters, table, unseen))
    found = glyphs.scores("h6i", loud=False)
    assert found[8] == pytest.approx(-0.2 - 0.2 - 0.2)
    assert found[7] == found[9] == pytest.approx(-0.2 - 9.0)
    assert glyphs.aligned("hội", "h6i") == [("h", "h"), ("ộ", "6"), ("i", "i")]
    assert glyphs.aligned("hộ", "h§#") == [("h", "h"), ("ộ", "§#")]
    assert glyphs.aligned("bà", "ba") == []


@pytest.mark.parametrize(
    ("token", "pieces"),
    [
        ('va"n', ['va"n']),
        ("d?", ["d?"]),
        ("va.", ["va", "."]),
        ("va/hoac", ["va", "/", "hoac"]),
        ("va)", ["va", ")"]),
        ("{va", ["{va"]),
        ("<hoac", ["<", "hoac"]),
        ("3?", ["3", "?"]),
        ('"va', ['"', "va"]),
    ],
)
def test_marks_are_letters_where_words_with_them_are_likelier(
    token: str, pieces: list[str]
) -> None:
    likely = {
        'va"n': -15.0,
        "{va": -10.0,
        "va)": -8.0,
        "va": -6.0,
        "n": -12.0,
        "hoac": -7.0,
        "d": -10.0,
        "d?": -14.0,
    }
    found = merged(split_token(token), lambda text: likely.get(text, -30.0))
    assert [piece.text for piece in found] == pieces
    assert [token[p.start : p.start + len(p.text)] for p in found] == pieces


def test_words_with_marks_are_forgotten_with_the_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("diacritics.options.REMEMBERED", 1)
    forgetful = OutlineOptions(default_families().outlines)
    for word in ("hundn", "trlrfmg", "th6n", "thuat", "xu5t"):
        forgetful.fit(word)
        forgetful.of(split_token(word)[0], look=Look.PLAIN)
    assert len(forgetful._fits) <= 2


def test_brackets_of_their_own_are_letters_where_no_other_one_closes_them() -> None:
    likely = {"va": -6.0, "va)": -8.0, "vong": -7.0, "v(mg": -9.0, "v": -9.0, "(mg": -9.0}

    def fits(text: str) -> float:
        return likely.get(text, -30.0)

    token = split_token("va)")
    assert len(merged(token, fits)) == 2
    assert [piece.text for piece in merged(token, fits, frozenset({2}))] == ["va)"]
    apart = (Piece("v", 0, True), Piece("(mg", 1, True))
    assert [piece.text for piece in merged(apart, fits)] == ["v(mg"]


def test_words_run_together_are_parted(options: OutlineOptions) -> None:
    lines = READ.replace("xay dung", "xaydung").split("\n")
    words = read_words(lines, [True] * len(lines), options)
    assert "xây dựng" in assemble(lines, by_line(words)).text


def test_a_heading_has_capitals_throughout() -> None:
    tokens = tokens_of("HQI BONG NHAN DAN cAp XA", 0)
    assert set(looks_of(tokens).values()) == {Look.LOUD}
    tokens = tokens_of("UBND va cac co quan cua huyen", 0)
    assert list(looks_of(tokens).values()) == [Look.ACRONYM, *[Look.PLAIN] * 6]


@pytest.mark.parametrize(
    ("line", "loud"),
    [
        ("BAO cao TONG KET cua HOI DONG", 7),
        ("coNG rY pHAu MUA ban GAO", 6),
        ("UY BAN NHAN DAN XA Doc lap - Tu do", 4),
        ("- Luu: VTHC, UBNDT, KHTC.", 3),
        ("Cac xa cua HUYEN VAN SON", 3),
    ],
)
def test_small_letters_among_capitals_are_of_the_heading(line: str, loud: int) -> None:
    looks = list(looks_of(tokens_of(line, 0), alike=True).values())
    assert sum(look is not Look.PLAIN for look in looks) == loud


def test_capitals_without_a_vowel_are_acronyms(options: OutlineOptions) -> None:
    words = {
        text: max(
            options.of(split_token(text)[0], look=Look.ACRONYM).options, key=attrgetter("score")
        )
        for text in ("KHTH", "KHOA")
    }
    unknown = SPECIAL.index(UNKNOWN)
    assert words["KHTH"].words == (unknown,)
    assert words["KHOA"].words != (unknown,)


@pytest.mark.parametrize(
    ("raw", "word"),
    [("f)i~u", "Điều"), ("E>i~u", "Điều"), (")i~u", "Điều"), ("tli6u", "điều"), ("<li6u", "điều")],
)
def test_what_is_read_for_a_letter_tells_its_size(raw: str, word: str) -> None:
    assert spell("điều", raw, loud=False, initial=False) == word


def test_lines_that_may_be_foreign_are_garbled_where_all_is() -> None:
    heading = "DQNG NyANADAN PlgAN QONq DIEU HAANHAPHIEN CHAT yAN"
    english = "The committee shall determine that the content of the report is correct."
    restored = restorer.restore("\n".join([heading, BY_OUTLINES, english])).text.split("\n")
    assert "CHAT" not in restored[0].split()
    assert restored[-1] == english
