"""What is looked at to tell where the subject of an amount begins and ends."""

from __future__ import annotations

from extractors.words import Word

EDGE = Word(0, 0, "^", "^", "", False)
"""What stands where a clause has no more words."""
CHOICES = ("before", "behind", "previous", "heading", "none")
"""Where a subject is: a phrase, the subject of the percentage before, the heading, nowhere."""


def edge_word(edge: str) -> Word:
    """What stands in place of a word before the first one, for what is there."""
    return Word(0, 0, f"^{edge}", f"^{edge}", "", False)


def keys_of_word(word: Word) -> tuple[list[str], list[str], list[str]]:
    """The features that a word gives to itself, to the word behind it, and to the one before."""
    own = [f"w {word.text}", f"k {word.kind}", f"g {word.group}"]
    if word.capital:
        own.append("capital")
    left = [f"<w {word.text}", f"<k {word.kind}", f"<g {word.group}"]
    right = [f">w {word.text}", f">k {word.kind}", f">g {word.group}"]
    return own, left, right


def keys_of_pair(left: str, right: str) -> tuple[list[str], ...]:
    """The features that the kinds of two neighbours give to words.

    To the second of them, to the first, to the word behind both, and to the one before both.
    """
    kinds = f"{left}|{right}"
    return [f"<kk {kinds}"], [f"kk> {kinds}"], [f"<<kk {kinds}"], [f"kk>> {kinds}"]


def word_keys(words: list[Word], edge: str) -> list[list[str]]:
    """All features of each word; `edge` stands before the first one."""
    line = [EDGE, edge_word(edge), *words, EDGE, EDGE]
    found = []
    for at in range(2, len(words) + 2):
        before, left, word, right, behind = line[at - 2 : at + 3]
        found.append(
            keys_of_word(word)[0]
            + keys_of_word(left)[1]
            + keys_of_word(right)[2]
            + keys_of_pair(left.kind, word.kind)[0]
            + keys_of_pair(word.kind, right.kind)[1]
            + keys_of_pair(before.kind, left.kind)[2]
            + keys_of_pair(right.kind, behind.kind)[3]
        )
    return found


def choice_keys(before: list[Word], behind: list[Word], mark: str, previous: str) -> list[str]:
    """The features of the choice: the phrase before or behind, the subject before, a heading.

    Args:
        before: The words before the amount.
        behind: Those behind it.
        mark: What stands before the clause, as in `Window`.
        previous: Where the subject of the percentage before stands: `before`, `behind` or
            `none`.
    """
    last = before[-1] if before else EDGE
    first = before[0] if before else EDGE
    after = behind[0] if behind else EDGE
    count = min(len(before), 3)
    return [
        "always",
        f"mark {mark}",
        f"previous {previous}",
        f"mark previous {mark}{previous}",
        f"last word {last.text}",
        f"last kind {last.kind}",
        f"behind word {after.text}",
        f"behind kind {after.kind}",
        f"last behind {last.kind}|{after.kind}",
        f"mark count {mark}{count}",
        f"mark previous last {mark}{previous}|{last.kind}",
        f"mark count last {mark}{count}|{last.kind}",
        f"mark first kind {mark}|{first.kind}",
        f"mark first word {mark}|{first.text}",
        f"mark previous behind {mark}{previous}|{after.kind}",
    ]
