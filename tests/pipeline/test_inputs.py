"""Inputs are found wherever they lie and known by their content."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

import pytest

from pipeline.content import Kind, sniff
from pipeline.errors import InputError, UsageError
from pipeline.inputs import find_inputs

PDF, PNG = b"%PDF-1.7\n", b"\x89PNG\r\n\x1a\n"


def _files(folder: Path, **options: Path) -> list[str]:
    return [found.file for found in find_inputs([folder], **options)]


def test_folders_are_walked_and_hidden_files_left_out(tmp_path: Path) -> None:
    for name in ("b.pdf", "sub/a.txt", ".hidden/c.pdf", "sub/.d.pdf", "notes.md"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"x")
    assert _files(tmp_path) == ["b.pdf", "sub/a.txt"]


def test_a_file_without_ending_counts_by_its_first_bytes(tmp_path: Path) -> None:
    (tmp_path / "scan0001").write_bytes(PNG)
    (tmp_path / "readme").write_bytes(b"hello")
    assert _files(tmp_path) == ["scan0001"]


def test_loops_of_links_end(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "x.pdf").write_bytes(PDF)
    (tmp_path / "a" / "back").symlink_to(tmp_path)
    assert _files(tmp_path) == ["a/x.pdf"]


def test_the_output_folder_is_no_input(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "text.txt").write_text("x")
    (tmp_path / "in.txt").write_text("x")
    assert _files(tmp_path, leave_out=out) == ["in.txt"]


def test_names_are_nfc_whatever_the_disk_has(tmp_path: Path) -> None:
    (tmp_path / unicodedata.normalize("NFD", "Báo cáo số 5.pdf")).write_bytes(PDF)
    assert _files(tmp_path) == ["Báo cáo số 5.pdf"]


def test_names_that_are_not_utf8_have_a_printable_form(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/b\xe1o.pdf")).write_bytes(PDF)
    assert _files(tmp_path) == ["b\\xe1o.pdf"]


def test_a_folder_named_like_a_file_is_an_input_that_fails(tmp_path: Path) -> None:
    (tmp_path / "x.pdf").mkdir()
    (tmp_path / "x.pdf" / "y.pdf").write_bytes(PDF)
    assert _files(tmp_path) == ["x.pdf", "x.pdf/y.pdf"]
    with pytest.raises(InputError, match="not a regular file"):
        sniff(tmp_path / "x.pdf")


def test_a_folder_that_cannot_be_walked_is_an_input_that_fails(tmp_path: Path) -> None:
    """Its path is longer than the system takes; without permission it is the same."""
    (tmp_path / "a.pdf").write_bytes(PDF)
    deep = os.open(tmp_path, os.O_RDONLY)
    for _ in range(20):
        os.mkdir("d" * 250, dir_fd=deep)
        deep, above = os.open("d" * 250, os.O_RDONLY, dir_fd=deep), deep
        os.close(above)
    os.close(deep)
    first, below = find_inputs([tmp_path])
    assert first.file == "a.pdf"
    with pytest.raises(InputError, match="cannot be opened"):
        sniff(Path(below.path))


def test_a_missing_root_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such file"):
        find_inputs([tmp_path / "nowhere"])


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.jpg", PNG, Kind.PNG),  # the content decides
        ("a.pdf", b"\n" * 200 + PDF, Kind.PDF),  # rubbish before the signature
        ("a.tif", b"MM\x00*", Kind.TIFF),
        ("a.txt", "số".encode(), Kind.TEXT),
    ],
)
def test_kinds(tmp_path: Path, name: str, content: bytes, kind: Kind) -> None:
    (tmp_path / name).write_bytes(content)
    assert sniff(tmp_path / name) is kind


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.pdf", b"", "empty"),
        ("a.pdf", b"plain words", "plain text"),
        ("a.tif", b"\x00\x01\x02", "neither PDF"),
    ],
)
def test_what_is_no_input_says_why(tmp_path: Path, name: str, content: bytes, reason: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(InputError, match=reason):
        sniff(tmp_path / name)


def test_a_fifo_does_not_block(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.pdf")
    with pytest.raises(InputError, match="not a regular file"):
        sniff(tmp_path / "pipe.pdf")


def test_documents_that_are_not_read_are_said(tmp_path: Path) -> None:
    for name in ("báo cáo.docx", "sub/ảnh.HEIC", "notes.md", "program.py", ".hidden.docx"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"PK")
    (tmp_path / "really.docx").write_bytes(PDF)
    skipped = {found.file: found.skip for found in find_inputs([tmp_path])}
    assert list(skipped) == ["báo cáo.docx", "really.docx", "sub/ảnh.HEIC"]
    assert skipped["báo cáo.docx"] == "a Word document, not a scan. Save it as PDF."
    assert skipped["really.docx"] == ""  # it is a PDF, whatever its name
    (named,) = find_inputs([tmp_path / "báo cáo.docx"])
    assert not named.skip  # whoever names it wants it: it fails, with the reason
