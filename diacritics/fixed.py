"""Sets aside the codes of a line: they are repaired by their grammar, not read as words."""

from __future__ import annotations

from collections.abc import Iterator

from diacritics.align import align_tokens
from diacritics.codes import Code, CodeKind, find_codes, repair_code
from diacritics.tokens import Piece, split_token

_HEAD_ONLY = (CodeKind.ROMAN, CodeKind.LIST_MARK)
_MIN_ACRONYM = 3


def fixed_pieces(line: str) -> list[Piece]:
    """The codes of a line as pieces, in order; `start` is the offset in the line."""
    found: list[Piece] = []
    for code in find_codes(line):
        repair = repair_code(code) if _is_trusted(code, line) else None
        if repair is None or (code.kind is CodeKind.ACRONYM and repair.text == code.text):
            continue
        for at, text, fixed in _by_token(code, repair.text):
            piece = Piece(text, at, True, fixed, repair.confidence)
            last = found[-1] if found else None
            if last and last.start + len(last.text) == at and last.fixed.endswith(":"):
                found[-1] = Piece(
                    last.text + text, last.start, True, f"{last.fixed} {fixed}", repair.confidence
                )
            else:
                found.append(piece)
    return found


def _is_trusted(code: Code, line: str) -> bool:
    if code.kind in _HEAD_ONLY:
        return not line[: code.start].strip()
    if code.kind is CodeKind.ACRONYM:
        return len(code.text) >= _MIN_ACRONYM and not line.isupper()
    return True


def _by_token(code: Code, repaired: str) -> Iterator[tuple[int, str, str]]:
    """(offset in the line, raw text, repaired text) for each token of a code."""
    tokens = code.text.split()
    groups = list(align_tokens(repaired.split(), tokens))
    if any(len(read) != 1 or not truth for truth, read in groups):
        return
    at = 0
    for truth, (raw,) in groups:
        at = code.text.index(raw, at)
        yield code.start + at, raw, " ".join(truth)
        at += len(raw)


def pieces_of(token: str, start: int, fixed: list[Piece]) -> tuple[Piece, ...]:
    """The pieces of the token at `start` in its line, codes among them."""
    if not fixed:
        return split_token(token)
    inside = [p for p in fixed if start <= p.start and p.start + len(p.text) <= start + len(token)]
    if not inside:
        return split_token(token)
    found: list[Piece] = []
    at = 0
    for piece in inside:
        begin = piece.start - start
        if begin < at:
            continue
        found += _shifted(token[at:begin], at)
        found.append(Piece(piece.text, begin, True, piece.fixed, piece.confidence))
        at = begin + len(piece.text)
    return (*found, *_shifted(token[at:], at))


def _shifted(text: str, at: int) -> list[Piece]:
    if not text:
        return []
    return [Piece(piece.text, piece.start + at, piece.is_word) for piece in split_token(text)]
