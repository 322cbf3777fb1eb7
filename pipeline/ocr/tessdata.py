"""Find Tesseract's language data on this machine."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from functools import cache
from pathlib import Path

from pipeline.errors import MissingProgram

LANGUAGE = "vie"

_USUAL_PLACES = (
    "/usr/share/tesseract-ocr/5/tessdata",
    "/usr/share/tesseract-ocr/4.00/tessdata",
    "/usr/share/tessdata",
    "/usr/local/share/tessdata",
    "/opt/homebrew/share/tessdata",
    "/opt/local/share/tessdata",
)
_LISTING = re.compile(r'languages in "(?P<path>[^"]+)"')


@cache
def tessdata_path() -> Path:
    """The folder that holds `vie.traineddata`.

    Looked for in `$TESSDATA_PREFIX`, where the installed program says it looks, and in
    the places of Debian, Fedora, Homebrew and MacPorts.

    Raises:
        MissingProgram: No folder holds it.
    """
    for place in _places():
        if (place / f"{LANGUAGE}.traineddata").is_file():
            return place
    raise MissingProgram(
        "Tesseract's Vietnamese data (vie.traineddata) is not installed",
        "Install it: 'apt-get install tesseract-ocr-vie' (Debian, Ubuntu), "
        "'brew install tesseract-lang' (macOS), or set TESSDATA_PREFIX to the data's folder.",
    )


def _places() -> list[Path]:
    """Folders that may hold language data, the user's own wish first."""
    places = []
    prefix = os.environ.get("TESSDATA_PREFIX")
    if prefix:
        places += [Path(prefix), Path(prefix) / "tessdata"]
    told = _program_place()
    if told:
        places.append(told)
    return places + [Path(place) for place in _USUAL_PLACES]


def _program_place() -> Path | None:
    """Where the installed `tesseract` program looks, as it says itself."""
    program = shutil.which("tesseract")
    if program is None:
        return None
    done = subprocess.run(
        [program, "--list-langs"], capture_output=True, text=True, timeout=30, check=False
    )
    found = _LISTING.search(done.stdout + done.stderr)
    return Path(found["path"]) if found else None
