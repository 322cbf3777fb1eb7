"""What the clause before an amount speaks of, and how."""

from __future__ import annotations

import re
from typing import NamedTuple

from extractors.clause_amounts import amounts_in, only_time
from extractors.clause_parts import doer, inner_part, own_part, plain_part, target_of
from extractors.clauses import clause_text
from extractors.folding import UPPER
from extractors.phrase_before import CONJUNCTIONS, subject_phrase
from extractors.predicates import WORDS, predicates, qualifier_of, strip_predicate
from extractors.verbs import initial_verb, without_verb

_ASIDE = re.compile(r"\((?![A-ZĐ&]+\))[^()]*\)")
_JOINED = re.compile(r"\s(?:và|hoặc)\s*$")
_BOUNDS = frozenset({"không quá", "không dưới", "không thấp hơn"})
"""Qualifiers that stand in place of the verb: "chi phí quản lý" không quá 5% tổng số."""
_SUCH_AS = re.compile(
    rf"\s(?:như|gồm|là):?\s((?:(?:xã|phường|thị trấn|huyện|thị xã|thôn|tỉnh|thành phố)\s)?"
    rf"[{UPPER}]\w*(?:\s[{UPPER}]\w*){{0,3}})[\s(]*$"
    r"|(?<!gần)(?<!hầu)(?<!cũng)\snhư:?\s([^,(]+)[\s(]*$"
)
"""A place that is named for its rate: "các xã đạt thấp như An Hòa" (41%)."""
_HELD = frozenset({"nắm giữ", "sở hữu"})


class Clause(NamedTuple):
    """What stands before an amount in its clause.

    Attributes:
        subject: The phrase the verb speaks of; may be empty.
        qualifier: Name of the qualifier in data/qualifiers.csv, `exact` without one.
        verb: What the verb before the amount speaks of, as in data/predicates.csv; empty
            without a verb.
        takes_object: Whether the clause begins with a verb, so that the phrase behind the
            amount is its subject ("nộp ngân sách 20% số phí").
        verbless: Whether no verb stands between the subject and the amount.
        continues: Whether the clause goes on from a percentage before it (", tăng 2%").
        listed: Whether it begins right behind a percentage, without a comma.
        follows: Whether it begins behind a semicolon, in a line with percentages.
        joined: Whether "và" or "hoặc" stands right before the amount, behind a percentage.
        opens: Whether only a comma stands right before the amount, and no other amount in the part.
        target: Whether the subject is the plan that a rate is held against.
    """

    subject: str
    qualifier: str
    verb: str
    takes_object: bool
    verbless: bool
    continues: bool
    listed: bool
    follows: bool
    joined: bool
    opens: bool
    target: bool


def clause_before(text: str, offset: int) -> Clause:
    """Subject and qualifier of the amount that begins at `offset`."""
    raw, after_percent, listed, follows = clause_text(text, offset)
    listed = listed and not raw.lstrip().startswith(("(", ","))
    part = inner_part(own_part(raw) if listed else raw)
    apart = part.rstrip().endswith(",")
    bracketed = part.rstrip().endswith("(")
    raw = plain_part((_ASIDE.sub(" ", part) if "(" in part else part).strip())
    words, taken = strip_predicate(WORDS.findall(raw.rstrip("(")))
    verbs = [kind for kind in map(predicates().__getitem__, taken) if kind != "qualifier"]
    rest = " ".join(words)
    if taken[:1] == ["được"] and (doing := without_verb(rest)) != rest:
        rest, verbs = doing, ["payer"]
    target = target_of(part.strip()) if after_percent else ""
    if verbs and (verbs[-1] == "payer" or _HELD & {*taken}):
        rest = doer(rest)
    if rest.endswith(" khi"):
        rest = ""
    if bracketed and (named := _SUCH_AS.search(rest)):
        rest = named[1] or named[2]
    said = rest.strip(" ,(=+")
    goes_on = after_percent and (said in ("", "còn lại", *CONJUNCTIONS) or only_time(said))
    return Clause(
        target or subject_phrase(rest),
        qualifier_of(taken),
        verb=verbs[-1] if verbs and not apart else "",
        takes_object="subject" not in verbs and _speaks_of_object(rest),
        verbless=apart or not (verbs or bracketed or _BOUNDS & {*taken}),
        continues=goes_on and "object" not in verbs,
        listed=listed,
        follows=follows,
        joined=listed and _JOINED.search(part) is not None,
        opens=apart and not amounts_in(part),
        target=bool(target),
    )


def _speaks_of_object(text: str) -> bool:
    return initial_verb().match(text) is not None and not amounts_in(text)
