"""All annotated percentages that weights may be fitted to."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from extractors.train.examples import Example, of_folder, of_sentences
from extractors.train.real_rates import of_corpus


def all_examples(documents: Path, rates: Sequence[Path] | None) -> list[Example]:
    """The percentages of annotated documents and sentences, and of a table of real texts.

    Args:
        documents: A folder of annotated documents, of which the held-out ones are left out, with
            a folder `sentences`.
        rates: The table, and the corpus whose texts it speaks of.
    """
    found = list(of_folder(documents))
    for path in sorted(documents.joinpath("sentences").glob("*.txt")):
        found += of_sentences(path)
    return found + list(of_corpus(*rates)) if rates else found
