"""What a run was asked to do, as far as it changes results."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from importlib.metadata import version

from pipeline.ocr import engine
from pipeline.storage.codec import VERSION as CODEC_VERSION


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings that pages are read with.

    Attributes:
        engine: Name of the OCR engine.
        restore: Whether text is restored; False takes it as it is.
    """

    engine: str
    restore: bool = True

    def key(self) -> str:
        """Short name of these settings, the program's version and the engine's.

        Pages read under another key are read anew.
        """
        parts = (
            version("sohoa"),
            str(CODEC_VERSION),
            self.engine,
            engine(self.engine).version() if self.restore else "",
            str(self.restore),
        )
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]
