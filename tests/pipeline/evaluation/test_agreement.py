"""The rates agree with the programs that the field measures with, to 1e-9.

Where the definitions differ, and so are not compared:
- jiwer parts words at white space alone ("83,8%" and "(số)" are words of their own) and
  refuses an empty truth in `wer`; here words are those of UAX 29, and the rate of an empty
  truth is 0 or infinite, as in dinglehopper;
- dinglehopper keeps line breaks and repeated spaces as characters, as `cer` does; what
  `evaluate` scores is folded before;
- dinglehopper takes characters of the private use area for letters.
"""

import csv
import runpy
import unicodedata
from pathlib import Path

import jiwer
import pytest

from pipeline.evaluation.metrics import cer, wer, word_counts

PAIRS = Path(__file__).with_name("dinglehopper.csv")


def test_dinglehopper() -> None:
    with PAIRS.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    drawn = runpy.run_path(str(PAIRS.with_name("pairs.py")))
    assert [(row["truth"], row["reading"]) for row in rows] == drawn["pairs"](drawn["SEED"])
    assert len(rows) == 1000
    for row in rows:
        rates = cer(row["truth"], row["reading"]), wer(row["truth"], row["reading"])
        assert rates == pytest.approx((float(row["cer"]), float(row["wer"])), rel=0, abs=1e-9)


def test_jiwer() -> None:
    drawn = runpy.run_path(str(PAIRS.with_name("pairs.py")))
    compared = 0
    for truth, reading in drawn["pairs"](drawn["SEED"]) + drawn["pairs"](drawn["SEED"] + 1):
        plain = " ".join(letters(truth)), " ".join(letters(reading))
        if not plain[0]:
            continue
        theirs = jiwer.process_words(*plain)
        ours = word_counts(*plain)
        assert wer(*plain) == pytest.approx(theirs.wer, rel=0, abs=1e-9)
        assert (ours.hits, ours.substitutions, ours.deletions, ours.insertions) == (
            theirs.hits,
            theirs.substitutions,
            theirs.deletions,
            theirs.insertions,
        )
        compared += 1
    assert compared >= 1000


def letters(text: str) -> list[str]:
    """The tokens that are one word by either definition."""
    tokens = unicodedata.normalize("NFC", text).split()
    return [token for token in tokens if token.isalpha()]
