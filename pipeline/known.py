"""What earlier runs left in the ledger: inputs that are done, moved or gone, and names in use."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipeline.inputs import Input
from pipeline.outfolder import unique_name
from pipeline.storage.states import FINAL, InputState


class Known:
    """The inputs of an output folder, as earlier runs left them."""

    def __init__(self, states: Iterable[InputState], settings: str) -> None:
        """Take them over; `settings` is what pages are read with now."""
        self._settings = settings
        self._states = {state.file: state for state in states}
        self._names = {state.name.casefold() for state in self._states.values()}
        self._gone: dict[str, list[InputState]] = {}
        self._new: dict[str, str] = {}

    def compare(self, inputs: Sequence[Input]) -> list[Input]:
        """The inputs that are not done, the largest first.

        What begins first is not what all others wait for at the end. Those of earlier runs that
        are not among the inputs count as gone until their content turns up.
        """
        named = {source.file for source in inputs}
        for state in self._states.values():
            if state.file not in named:
                self._gone.setdefault(state.sha256, []).append(state)
        todo = [(source.stamp(), source) for source in inputs]
        todo = [(stamp, source) for stamp, source in todo if not self._is_done(source, stamp)]
        for _, source in todo:  # in their order, whichever is inspected first
            if source.file not in self._states:
                self._new[source.file] = self._new_name(source)
        return [source for _, source in sorted(todo, key=lambda pair: -pair[0][0])]

    def _is_done(self, source: Input, stamp: tuple[int, int]) -> bool:
        """Whether the ledger knows this very file as done, by size and time."""
        state = self._states.get(source.file)
        if state is None or state.status not in FINAL or state.settings != self._settings:
            return False
        return (state.size, state.mtime_ns) == stamp

    def name(self, source: Input) -> str:
        """The name of an input's texts: what it had before, or a new one."""
        state = self._states.get(source.file)
        return self._new[source.file] if state is None else state.name

    def _new_name(self, source: Input) -> str:
        # what is skipped has no text, and keeps its ending, to take nobody's name
        name = unique_name(f"{source.file}.-" if source.skip else source.file, self._names)
        self._names.add(name.casefold())
        return name

    def moved(self, source: Input, sha256: str) -> Sequence[InputState]:
        """Inputs that are gone and had this input's content; they are forgotten."""
        moved = self._gone.pop(sha256, ()) if sha256 else ()
        self._names -= {state.name.casefold() for state in moved}
        if moved and source.file in self._new:  # it may have their name now
            self._names.discard(self._new[source.file].casefold())
            self._new[source.file] = self._new_name(source)
        return moved

    @property
    def gone(self) -> int:
        """How many inputs of earlier runs are neither named now nor found moved."""
        return sum(map(len, self._gone.values()))
