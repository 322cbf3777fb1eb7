"""Random pairs of a Vietnamese text and a bad reading of it; nothing of it means anything.

`python pairs.py dinglehopper.csv` writes such pairs with the rates that dinglehopper gives
them. It needs `pip install dinglehopper 'multimethod<2'`, some fifty packages, and is
therefore run by hand; the tests read the file.
"""

import csv
import random
import sys
import unicodedata
from pathlib import Path

SEED = 20260101
ONSETS = ["", "b", "c", "ch", "d", "đ", "gi", "h", "kh", "l", "m", "n", "ng", "ngh", "ph"]
ONSETS += ["qu", "r", "s", "t", "th", "tr", "v", "x"]
RIMES = ["a", "ạc", "ắng", "âm", "ế", "ịnh", "oả", "ộ", "ồng", "ờ", "uyết", "ươi", "ướng", "ý"]
SIGNS = [". ", ", ", "; ", " – ", "/", "-", ": ", "%", " (", ") ", "\n", "  "]
NUMBERS = ["12", "83,8", "35.642", "2024", "02/3/2021", "44/2014/TT-BGDĐT"]


def syllable(random: random.Random) -> str:
    text = random.choice(ONSETS) + random.choice(RIMES)
    return text.upper() if random.random() < 0.1 else text


def text(random: random.Random, longest: int) -> str:
    parts = []
    for _ in range(random.randint(0, longest)):
        parts.append(syllable(random) if random.random() < 0.85 else random.choice(NUMBERS))
        parts.append(" " if random.random() < 0.8 else random.choice(SIGNS))
    return "".join(parts).strip()


def misread(random: random.Random, text: str, rate: float) -> str:
    """Lose, change and make up characters."""
    if not text and random.random() < 0.5:
        return syllable(random)
    letters = "aăâeêioôơuưyđdbhlmnạếịộ .,-01%"
    out = []
    for letter in text:
        if random.random() >= rate:
            out.append(letter)
            continue
        choice = random.randrange(4)
        if choice == 0:
            bare = unicodedata.normalize("NFD", letter)[0]
            out.append(bare)
        elif choice == 1:
            out.append(random.choice(letters))
        elif choice == 2:
            out.append(letter + random.choice(letters))
    read = "".join(out)
    return unicodedata.normalize("NFD", read) if random.random() < 0.1 else read


def pairs(seed: int) -> list[tuple[str, str]]:
    """1,000 pairs of up to 20 words; about one in twenty texts is empty."""
    seeded = random.Random(seed)
    truths = [text(seeded, 20) for _ in range(1000)]
    return [(t, misread(seeded, t, seeded.random() * 0.6)) for t in truths]


def main() -> None:
    from dinglehopper.character_error_rate import character_error_rate
    from dinglehopper.word_error_rate import word_error_rate

    with Path(sys.argv[1]).open("w", encoding="utf-8", newline="") as stream:
        rows = csv.writer(stream, lineterminator="\n")
        rows.writerow(["truth", "reading", "cer", "wer"])
        for true, read in pairs(SEED):
            rates = character_error_rate(true, read), word_error_rate(true, read)
            rows.writerow([true, read, *map(repr, rates)])


if __name__ == "__main__":
    main()
