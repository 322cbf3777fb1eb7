"""The restorer: garbled, stripped or legacy text to what the paper says."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from diacritics import slips, trust
from diacritics.capitals import lowered, raised
from diacritics.initials import explained, spelled_out
from diacritics.judge import Judgement, TextKind, judge_lines
from diacritics.legacy import Encoding, decode
from diacritics.lessons import lessons
from diacritics.model_files import default_families, default_model
from diacritics.options import Options, StrippedOptions
from diacritics.outline_options import OutlineOptions
from diacritics.parts import Part, assemble, token_parts
from diacritics.passages import passages
from diacritics.reader import read
from diacritics.restored import Restored
from diacritics.tokens import TOKEN

_LEGACY = {TextKind.LEGACY_TCVN3: Encoding.TCVN3, TextKind.LEGACY_VNI: Encoding.VNI}
_RUINED = (TextKind.GARBLED, TextKind.STRIPPED)
FOREIGN = 0.96
"""Lines of garbled text that are less surely foreign are garbled too."""
_DECODED = 0.99


def restore(text: str, *, confidences: Sequence[float] | None = None) -> Restored:
    """Restore a text of any length; lines that are sound come back untouched.

    Args:
        text: Lines parted by newlines; form feeds and white space stay where they are.
        confidences: The engine's confidence (0 to 1) in each white-space separated token;
            None where the text does not come from an engine that knows Vietnamese.

    Returns:
        The restored text, of as many lines, and its words with their places in both texts.
    """
    lines = text.split("\n")
    judgements = judge_lines(text)
    parts: dict[int, list[Part]] = {}
    for chosen, options in _ruined(judgements):
        ruined = [line for line, use in zip(lines, chosen, strict=True) if use]
        parts |= _read_lines(lines, chosen, options(ruined))
    if confidences is not None:
        good = [judgement.kind is TextKind.GOOD for judgement in judgements]
        parts |= _correct_lines(lines, good, confidences)
    for number, judgement in enumerate(judgements):
        if judgement.kind in _LEGACY:
            parts[number] = list(_decoded(lines[number], _LEGACY[judgement.kind]))
    return assemble(lines, parts)


def _ruined(
    judgements: list[Judgement],
) -> Iterator[tuple[list[bool], Callable[[list[str]], Options]]]:
    """Which lines are to be read, and what (given them) their words may be.

    Where much of a text is garbled, lines that only lack marks are garbled too, and so are those
    that may be foreign.
    """
    kinds = [judgement.kind for judgement in judgements]
    garbled, stripped = (kinds.count(kind) for kind in _RUINED)
    if garbled > stripped / 4:
        yield [_may_be_garbled(judgement) for judgement in judgements], _garbled_options
    elif stripped:
        yield [kind is TextKind.STRIPPED for kind in kinds], _stripped_options
        yield [kind is TextKind.GARBLED for kind in kinds], _garbled_options


def _may_be_garbled(judgement: Judgement) -> bool:
    foreign = judgement.kind is TextKind.FOREIGN
    return judgement.kind in _RUINED or (foreign and judgement.score < FOREIGN)


def _garbled_options(lines: list[str]) -> Options:
    families = default_families()
    if families.channel_of(lines) is families.outlines:
        return _outline_options(families.outlines)
    return _options(families.network)


def _stripped_options(_: list[str]) -> Options:
    return _typed_options(default_model().channel)


# the options of a channel remember what they were asked
_options, _typed_options, _outline_options = map(cache, (Options, StrippedOptions, OutlineOptions))


def _read_lines(lines: list[str], chosen: list[bool], options: Options) -> dict[int, list[Part]]:
    if isinstance(options, OutlineOptions):
        parts = _read_twice(lines, chosen, options)
    else:
        parts = by_line(read_words(lines, chosen, options))
    meant = explained([" ".join(part.text for part in parts[line]) for line in sorted(parts)])
    if not meant:
        return parts
    return {
        line: [replace(part, text=spelled_out(part.text, meant)) for part in found]
        for line, found in parts.items()
    }


def _read_twice(
    lines: list[str], chosen: list[bool], options: OutlineOptions
) -> dict[int, list[Part]]:
    """Lines read by outlines, the second time as the sure words of the first have taught."""
    own = options.taught(lessons(lines, read_words(lines, chosen, options)))
    return raised(lowered(by_line(trust.of_outlines(read_words(lines, chosen, own)))), lines)


def read_words(lines: list[str], chosen: list[bool], options: Options) -> list[tuple[int, Part]]:
    """(line, part) of the words that were read."""
    found = list(passages(lines, chosen, options.is_likely, options.fit))
    readings = read(default_model(), options, found)
    return [
        words for one, own in zip(found, readings, strict=True) for words in token_parts(one, own)
    ]


def by_line(words: Iterable[tuple[int, Part]]) -> dict[int, list[Part]]:
    """The words of each line."""
    parts: dict[int, list[Part]] = {}
    for line, part in words:
        parts.setdefault(line, []).append(part)
    return parts


def _correct_lines(
    lines: list[str], good: list[bool], confidences: Sequence[float]
) -> dict[int, list[Part]]:
    """Good lines with the engine's slips put right."""
    places = [list(TOKEN.finditer(line)) for line in lines]
    if sum(map(len, places)) != len(confidences):
        raise ValueError("confidences must be as many as there are tokens in the text")
    rest = iter(confidences)
    chosen = []
    for matches, use in zip(places, good, strict=True):
        sure = [next(rest) for _ in matches]
        chosen.append(slips.tokens([m.group() for m in matches], sure) if use else [])
    found = slips.correct_again(default_model(), chosen)
    return {
        number: [
            Part(match.start(), match.end(), text, sure)
            for match, (text, sure) in zip(places[number], line, strict=True)
        ]
        for number, line in enumerate(found)
        if good[number]
    }


def _decoded(line: str, encoding: Encoding) -> Iterator[Part]:
    tokens = list(TOKEN.finditer(line))
    texts = decode(line, encoding).split()  # as a whole: capitals are told by their neighbours
    if len(texts) != len(tokens):
        texts = [decode(match.group(), encoding) for match in tokens]
    for match, text in zip(tokens, texts, strict=True):
        yield Part(match.start(), match.end(), text, _DECODED)
