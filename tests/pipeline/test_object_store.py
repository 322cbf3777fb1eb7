"""Inputs on object stores, over real HTTP: S3 and Google's, each served on loopback."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from pipeline.errors import InputError, UsageError
from pipeline.inputs import find_inputs
from pipeline.remote import at_hand

from .results import pages_written, rows
from .runs import answers, free_port, running, some_pages, wait_until

BUCKET = "kho"


@dataclass(frozen=True)
class Store:
    """An object store that is running.

    `scheme` is that of its URLs, `env` what makes a program use it, `log` what it was asked.
    """

    scheme: str
    env: dict[str, str]
    log: Path

    @property
    def shelf(self) -> str:
        return f"{self.scheme}://{BUCKET}/ke-1"

    def fetched(self, name: str) -> int:
        """How often an object's content was asked for."""
        asked = re.compile(rf"GET \S*{re.escape(name)}\S* HTTP")
        return len(asked.findall(self.log.read_text(encoding="utf-8", errors="replace")))


@contextmanager
def _served(command: list[str], port: int, log: Path) -> Iterator[None]:
    """A server, until it is no longer needed; what it says goes to a file."""
    with (
        log.open("wb") as stream,
        subprocess.Popen(command, stdout=stream, stderr=stream) as server,
    ):
        try:
            wait_until(lambda: answers(port) or server.poll() is not None, "it does not answer")
            assert server.poll() is None, log.read_text(encoding="utf-8")
            yield
        finally:
            server.terminate()


@pytest.fixture
def s3(tmp_path: Path) -> Iterator[Store]:
    pytest.importorskip("s3fs", reason="s3fs is not installed")
    pytest.importorskip("moto", reason="moto, which serves S3, is not installed")
    pytest.importorskip("flask_cors", reason="flask-cors, which moto's server needs, is missing")
    port, log = free_port(), tmp_path / "s3.log"
    env = {
        "AWS_ENDPOINT_URL": f"http://127.0.0.1:{port}",
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_DEFAULT_REGION": "us-east-1",
    }
    with _served([sys.executable, "-m", "moto.server", "-p", str(port)], port, log):
        yield Store("s3", env, log)


@pytest.fixture
def gcs(tmp_path: Path) -> Iterator[Store]:
    pytest.importorskip("gcsfs", reason="gcsfs is not installed")
    pytest.importorskip("gcp_storage_emulator", reason="gcp-storage-emulator is not installed")
    port, log = free_port(), tmp_path / "gcs.log"
    env = {"STORAGE_EMULATOR_HOST": f"http://127.0.0.1:{port}", "GOOGLE_CLOUD_PROJECT": "test"}
    serve = [sys.executable, "-m", "gcp_storage_emulator", "start", "--in-memory"]
    with _served([*serve, "--host=127.0.0.1", f"--port={port}"], port, log):
        yield Store("gs", env, log)


@pytest.fixture(params=["s3", "gcs"])
def store(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Store:
    chosen: Store = request.getfixturevalue(request.param)
    for name, value in chosen.env.items():
        monkeypatch.setenv(name, value)
    return chosen


@pytest.fixture
def put(store: Store) -> Callable[[str, bytes], None]:
    """Puts an object on the shelf, as another program would."""
    import fsspec

    system = fsspec.filesystem(store.scheme, skip_instance_cache=True, use_listings_cache=False)
    system.mkdir(BUCKET)

    def put_object(name: str, data: bytes) -> None:
        system.pipe_file(f"{store.shelf.partition('://')[2]}/{name}", data)

    return put_object


def test_a_shelf_of_objects_is_digitized_once(
    store: Store, put: Callable[[str, bytes], None], scan: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    put("thư.pdf", scan.read_bytes())
    put("sub/ảnh.pdf", scan.read_bytes() + b"\n%another\n")
    put("sub/bai.txt", "Xã có 12 thôn đạt chuẩn.\n".encode())
    put("cut.pdf", scan.read_bytes()[:300])
    with running(store.shelf, out, "--jobs", "1") as process:
        wait_until(some_pages(out, 1), "no page was written")
        process.kill()
    before = pages_written(out)
    with running(store.shelf, out) as process:
        pass
    assert process.returncode == 1
    assert {row["file"]: row["status"] for row in rows(out / "files.csv")} == {
        "cut.pdf": "failed",
        "sub/bai.txt": "done",
        "sub/ảnh.pdf": "done",
        "thư.pdf": "done",
    }
    assert set(before) <= set(pages_written(out))  # going on read no page twice
    assert "215/UBND-VX" in (out / "text" / "thư.txt").read_text(encoding="utf-8")

    asked = store.fetched("bai.txt")
    assert asked
    put("cut.pdf", scan.read_bytes())
    with running(store.shelf, out) as process:
        pass
    assert process.returncode == 0
    assert store.fetched("bai.txt") == asked  # what did not change is not fetched
    assert {row["status"] for row in rows(out / "files.csv")} == {"done"}


def test_an_object_that_cannot_be_had_is_said(
    store: Store, put: Callable[[str, bytes], None], tmp_path: Path
) -> None:
    put("bai.txt", b"text")
    with pytest.raises(InputError, match="cannot be fetched"), at_hand(f"{store.shelf}/x.pdf"):
        pass
    with pytest.raises(UsageError, match="no such file"):
        find_inputs([f"{store.scheme}://{BUCKET}/nowhere"])
