"""The encoder of words as it is trained; `extractors.encoder` runs it without torch."""

from __future__ import annotations

from torch import Tensor, nn
from torch.nn import functional

from extractors.encoder import HEADS, SPAN, WIDTH

SMALL = 0.05
"""Deviation of embeddings before training."""


class Convolution(nn.Module):
    """A gated convolution over words."""

    def __init__(self, dropout: float) -> None:
        """Set up the weights; `dropout` is the share of values left out in training."""
        super().__init__()
        self.norm = nn.LayerNorm(WIDTH)
        self.mix = nn.Conv1d(WIDTH, 2 * WIDTH, SPAN, padding=SPAN // 2)
        self.drop = nn.Dropout(dropout)

    def forward(self, words: Tensor, mask: Tensor) -> Tensor:
        """The words with what their neighbours add."""
        found = self.mix((self.norm(words) * mask).transpose(1, 2)).transpose(1, 2)
        return (words + self.drop(functional.glu(found, -1))) * mask


class Attention(nn.Module):
    """What each word takes from all others, then a layer for each word."""

    def __init__(self, dropout: float) -> None:
        """Set up the weights."""
        super().__init__()
        self.norm = nn.LayerNorm(WIDTH)
        self.ask = nn.Linear(WIDTH, 3 * WIDTH)
        self.give = nn.Linear(WIDTH, WIDTH)
        self.norm_inner = nn.LayerNorm(WIDTH)
        self.rise = nn.Linear(WIDTH, 2 * WIDTH)
        self.fall = nn.Linear(2 * WIDTH, WIDTH)
        self.drop = nn.Dropout(dropout)

    def forward(self, words: Tensor, mask: Tensor) -> Tensor:
        """The words with what all others add."""
        batch, count, _ = words.shape
        asked = self.ask(self.norm(words)).view(batch, count, 3, HEADS, WIDTH // HEADS)
        query, key, value = asked.permute(2, 0, 3, 1, 4)
        seen = mask[:, None, None, :, 0].bool()
        found = functional.scaled_dot_product_attention(query, key, value, attn_mask=seen)
        words = words + self.drop(self.give(found.transpose(1, 2).reshape(batch, count, WIDTH)))
        inner = self.fall(self.drop(functional.relu(self.rise(self.norm_inner(words)))))
        return (words + self.drop(inner)) * mask


class Encoder(nn.Module):
    """Words to vectors that know their neighbours.

    A word is the sum of the vectors of its text, its class, its group and its case.
    """

    def __init__(self, sizes: tuple[int, int, int], dropout: float) -> None:
        """Take how many texts, classes and groups there are."""
        super().__init__()
        self.tables = nn.ModuleList(nn.Embedding(size, WIDTH) for size in (*sizes, 2))
        for table in self.tables:
            nn.init.normal_(table.weight, 0, SMALL)
        self.norm = nn.LayerNorm(WIDTH)
        self.drop = nn.Dropout(dropout)
        self.layers = nn.ModuleList(
            layer(dropout) for layer in (Convolution, Attention, Convolution, Attention)
        )
        self.norm_last = nn.LayerNorm(WIDTH)

    def forward(self, words: Tensor, mask: Tensor, added: Tensor | None = None) -> Tensor:
        """Vectors of words.

        Args:
            words: Numbers of text, class, group and case: batch x words x 4.
            mask: Whether there is a word: batch x words.
            added: What is added to the words' vectors.
        """
        there = mask[..., None].float()
        found = sum(table(words[..., at]) for at, table in enumerate(self.tables))
        found = found if added is None else found + added
        found = self.drop(self.norm(found)) * there
        for layer in self.layers:
            found = layer(found, there)
        return self.norm_last(found) * there
