"""From capitals to the case in which names of bodies and titles are written."""

from __future__ import annotations

import re
from functools import cache

from extractors.folding import UPPER, one_line, squash
from extractors.tables import agency_names, column

_LONGEST_PHRASE = 9
_LETTER = re.compile(r"\w|,")
_MISREAD_PROVINCE = re.compile(r"(?<=NHÂN DÂN )T[ĨÍÌ]NH(?=\s)")
_FORMS = frozenset({"TM", "KT", "TL", "TUQ", "Q", "TƯQ", "T/M", "K/T", "T/L"})
_KEPT = frozenset(
    {
        "UBND", "HĐND", "THPT", "THCS", "MTTQ", "UBMTTQ", "TNCS", "TNHH", "MTV", "PCCC", "CNCH",
        "TTHTCĐ", "PTNT", "BQL", "BCH", "BCĐ", "HĐQT", "HTX", "CP",
    }
)  # fmt: skip
_NUMERAL = re.compile(r"I{2,3}|IV|VI{2,3}|IX|XX?(?:IX|IV|VI{0,3}|I{1,3})?")


@cache
def _phrases() -> dict[str, str]:
    """Cased phrases by their squashed form, in the new and the old placing of tones."""
    found = {}
    for phrase in column("name_phrases.csv", "phrase"):
        key = squash(phrase.replace(",", " ,"))
        found[key] = phrase
        found[_old_placing(key)] = phrase
    return found


def _old_placing(text: str) -> str:
    for new, old in (("òa", "oà"), ("óa", "oá"), ("ỏa", "oả"), ("ủy", "uỷ"), ("ũy", "uỹ")):
        text = text.replace(new, old)
    return text


def _word(word: str) -> str:
    kept = word in _KEPT or word.rstrip("./") in _FORMS or _NUMERAL.fullmatch(word)
    return word if kept else word.capitalize()


def _cased(words: list[str]) -> list[str]:
    phrases, result, at = _phrases(), [], 0
    while at < len(words):
        for count in range(min(_LONGEST_PHRASE, len(words) - at), 0, -1):
            phrase = phrases.get(squash(" ".join(words[at : at + count])))
            if phrase:
                result.append(phrase)
                at += count
                break
        else:
            result.append(_word(words[at]))
            at += 1
    return result


def _without_specks(name: str) -> str:
    """A name without marks that stand alone or at its end, or a point within a word's place."""
    name = _MISREAD_PROVINCE.sub("TỈNH", name)
    name = re.sub(rf"(?<=[{UPPER}]{{3}})\.(?=[{UPPER}]{{3}})", " ", name)
    words = [word for word in name.split() if word == "-" or word == "&" or _LETTER.search(word)]
    return " ".join(words).strip(" -.,_'`")


def in_name_case(capitals: str) -> str:
    """A body's or title's name in the case of running text ("Ủy ban nhân dân tỉnh Hải Dương").

    Known phrases (data/name_phrases.csv) get their own case; every other word is taken for
    part of a proper name. Text that is not in capitals stays as it is.
    """
    text = _without_specks(one_line(capitals))
    known = agency_names().get(squash(text)) or agency_names().get(squash(new_placing(text)))
    if known:
        return known
    if sum(c.islower() for c in text) > 2:
        return text
    spaced = re.sub(r"\s*,\s*", " , ", text)
    joined = " ".join(_cased(spaced.split()))
    joined = joined.replace(" ,", ",")
    return joined[:1].upper() + joined[1:]


def in_full(capitals: str) -> str:
    """A body's name in name case, with the two abbreviations that mean one thing spelt out."""
    for short, full in (("UBND", "ỦY BAN NHÂN DÂN"), ("HĐND", "HỘI ĐỒNG NHÂN DÂN")):
        capitals = re.sub(rf"\b{short}\b", full, capitals)
    return in_name_case(capitals)


_OLD_PLACING = re.compile(r"(?:o[àáả]|u[ỷỹ])(?!\w)", re.IGNORECASE)
_NEW_PLACING = {"oà": "òa", "oá": "óa", "oả": "ỏa", "uỷ": "ủy", "uỹ": "ũy"}


def _moved(match: re.Match[str]) -> str:
    new = _NEW_PLACING[match[0].lower()]
    return new.upper() if match[0].isupper() else new


def new_placing(text: str) -> str:
    """The text with the tone of oa and uy at a syllable's end on the first vowel (hòa, ủy)."""
    return _OLD_PLACING.sub(_moved, text)
