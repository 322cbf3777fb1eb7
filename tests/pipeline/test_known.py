"""Inputs are compared with what earlier runs left; names do not depend on who is first."""

from __future__ import annotations

from pathlib import Path

from pipeline.inputs import Input
from pipeline.known import Known
from pipeline.storage.states import InputState


def _input(file: str, size: int, skip: str = "") -> Input:
    return Input(Path(file), file, (size, 1), skip)


def test_the_largest_begin_and_names_follow_the_files() -> None:
    known = Known([], "s")
    inputs = [_input("a/x.pdf", 1), _input("b/x.docx", 2, "skipped"), _input("b/x.pdf", 3)]
    assert [source.file for source in known.compare(inputs)] == ["b/x.pdf", "b/x.docx", "a/x.pdf"]
    names = {source.file: known.name(source) for source in reversed(inputs)}
    assert names == {"a/x.pdf": "x", "b/x.docx": "x.docx", "b/x.pdf": "x-2"}


def test_what_is_done_is_left_out_until_it_changes() -> None:
    done = InputState("x.pdf", "x", size=1, mtime_ns=1, settings="s", status="done")
    assert not Known([done], "s").compare([_input("x.pdf", 1)])
    assert Known([done], "s").compare([_input("x.pdf", 2)])
    assert Known([done], "other").compare([_input("x.pdf", 1)])


def test_a_moved_input_takes_its_name_along() -> None:
    before = InputState("x.pdf", "x", sha256="aa", size=1, mtime_ns=1, settings="s", status="done")
    known = Known([before], "s")
    source, other = _input("sub/x.pdf", 1), _input("sub2/x.pdf", 1)
    known.compare([source, other])
    assert known.gone == 1
    assert known.moved(source, "aa") == [before]
    assert (known.name(source), known.name(other), known.gone) == ("x", "x-3", 0)
