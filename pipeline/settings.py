"""What a run was asked to do, as far as it changes results."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from importlib.metadata import version
from importlib.resources import files

from pipeline.ocr import engine, reading_version
from pipeline.raster import MAX_PIXELS
from pipeline.storage.codec import VERSION as CODEC_VERSION


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings that pages are read with.

    Attributes:
        engine: Name of the OCR engine.
        restore: Whether text is restored; False takes it as it is.
        fast: Whether that engine reads alone and looks once.
        max_pixels: A page of more pixels is refused.
        passwords: To try on encrypted files; they change no result, and are never shown.
    """

    engine: str
    restore: bool = True
    fast: bool = False
    max_pixels: int = MAX_PIXELS
    passwords: tuple[str, ...] = field(default=(), repr=False)

    def key(self) -> str:
        """Short name of these settings, the program's version and the engine's.

        Pages read under another key are read anew.
        """
        parts = (
            version("sohoa"),
            str(CODEC_VERSION),
            str(self.restore),
            str(self.max_pixels),
            *(self._reading() if self.restore else ()),
        )
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]

    def _reading(self) -> tuple[str, ...]:
        """What the reading of a page depends on."""
        used = reading_version(engine(self.engine), fast=self.fast)
        return self.engine, used, str(self.fast), _model()


def _model() -> str:
    """Fingerprint of the restorer's model."""
    digest = hashlib.sha256()
    for entry in sorted(files("diacritics").joinpath("model").iterdir(), key=lambda e: e.name):
        if entry.is_file():
            digest.update(entry.read_bytes())
    return digest.hexdigest()
