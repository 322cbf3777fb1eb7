"""Damaged bytes of every kind of input: a worker answers with a result or a reason.

SOHOA_FUZZ_SECONDS=600 tests/run -k fuzz     searches as long as a release deserves.
"""

from __future__ import annotations

import io
import os
import random
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from pipeline import tasks
from pipeline.handover import Inspection
from pipeline.settings import Settings
from pipeline.workers import Job, Workers, start_workers

from .conftest import DrawPage
from .hostile import good_pdf

SECONDS = float(os.environ.get("SOHOA_FUZZ_SECONDS", "8"))
KINDS = ("pdf", "layer.pdf", "tif", "png", "jpg", "jp2", "txt")
IN_HAND = 4


@pytest.fixture(scope="module")
def seeds(draw_page: DrawPage, born_digital: Path) -> dict[str, bytes]:
    """A small good file of each kind."""
    page = draw_page().resize((233, 330))
    found = {"pdf": good_pdf(), "layer.pdf": born_digital.read_bytes()}
    for ending, form in (("tif", "TIFF"), ("png", "PNG"), ("jpg", "JPEG"), ("jp2", "JPEG2000")):
        stream = io.BytesIO()
        page.save(stream, form)
        found[ending] = stream.getvalue()
    found["txt"] = "Can cir Ké hoach s6 87/KH-UBND\tngay 14/3/2023\f83,8%\n".encode() * 3
    return found


def damaged(seed: bytes, chance: random.Random) -> bytes:
    """The bytes with a few of them changed, cut out, doubled or moved."""
    data = bytearray(seed)
    for _ in range(chance.choice((1, 1, 2, 4, 16))):
        at, length = chance.randrange(len(data)), chance.choice((1, 1, 2, 8, 64))
        match chance.randrange(5):
            case 0:
                data[at] = chance.randrange(256)
            case 1:
                data[at : at + length] = chance.randbytes(length)
            case 2:
                del data[at : at + length]
            case 3:
                data[at:at] = data[at : at + length]
            case _:
                data[at : at + length] = chance.choice((b"\x00", b"\xff", b"9")) * length
        data = data or bytearray(b"\x00")
    return bytes(data)


def _files(seeds: dict[str, bytes], folder: Path, chance: random.Random) -> Iterator[Path]:
    number = 0
    while True:
        for ending in KINDS:
            number += 1
            path = folder / f"{number}.{ending}"
            path.write_bytes(damaged(seeds[ending], chance))
            yield path


def test_damaged_bytes_never_surprise(seeds: dict[str, bytes], tmp_path: Path) -> None:
    seed = int(os.environ.get("SOHOA_FUZZ_SEED", "1"))
    settings = Settings("tesserocr")
    surprises: list[tuple[str, str]] = []
    with start_workers(2, timeout=60) as workers:
        begun = time.monotonic()
        for path in _files(seeds, tmp_path, random.Random(seed)):
            _submit(path, settings, workers, surprises)
            while len(workers) >= IN_HAND:
                workers.collect()
            if time.monotonic() - begun > SECONDS or surprises:
                break
        while len(workers):
            workers.collect()
    assert not surprises


def _submit(
    path: Path, settings: Settings, workers: Workers, surprises: list[tuple[str, str]]
) -> None:
    def failed(reason: str) -> None:
        surprises.append((str(path), reason))

    def inspected(found: Inspection) -> None:
        if found.error:
            path.unlink()
            return
        numbers = [1] if found.pages else []
        arguments = (path, found.kind, numbers, settings)
        workers.submit(Job("pipeline.tasks:read", arguments, lambda _: path.unlink(), failed))

    workers.submit(Job("pipeline.tasks:inspect", (path, settings), inspected, failed))


def test_damage_is_damage() -> None:
    """The fuzzer itself changes what it is given."""
    image = io.BytesIO()
    Image.new("L", (20, 20)).save(image, "PNG")
    chance = random.Random(0)
    assert sum(damaged(image.getvalue(), chance) != image.getvalue() for _ in range(50)) > 45


@pytest.mark.parametrize(
    "path", sorted(Path(__file__).with_name("crashes").iterdir()), ids=lambda path: path.name
)
def test_crashes_of_the_past_stay_mended(path: Path) -> None:
    settings = Settings("tesserocr")
    found = tasks.inspect(path, settings)
    assert found.pages
    (page,) = tasks.read(path, found.kind, [1], settings)
    assert page.body is not None or page.error
