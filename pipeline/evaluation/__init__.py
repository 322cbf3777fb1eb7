"""The accuracy lab: measure a reading against its truth, see it, compare two.

from pipeline.evaluation import evaluate
evaluation = evaluate(Path("truth"), Path("out"))
evaluation.characters.rate, evaluation.words.rate
"""

from pipeline.evaluation.scoring import Evaluation, PageSource, evaluate
from pipeline.evaluation.terminal import print_table

__all__ = ["Evaluation", "PageSource", "evaluate", "print_table"]
