"""A headless Chromium: opens a page, says how long that took, and shows it.

It is spoken to over its debugging pipe (Chrome DevTools Protocol: JSON messages, each ended by
a zero byte, on the descriptors 3 and 4), so that no port and no driver is needed.
"""

from __future__ import annotations

import base64
import json
import os
import select
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

PROGRAM = "chromium"
PACKAGE = "apt install chromium"
_FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--hide-scrollbars",
    "--remote-debugging-pipe",
    "--window-size=1300,1400",
)
_WITH_PIPES = """
import os, sys
os.dup2(int(sys.argv[1]), 3)
os.dup2(int(sys.argv[2]), 4)
os.execvp(sys.argv[3], sys.argv[3:])
"""
_TIMEOUT = 60.0
_PAINTED = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"


@dataclass(frozen=True, slots=True)
class Opening:
    """What opening a page took.

    Attributes:
        seconds: From the command to open it until it was loaded and painted.
        cpu: CPU seconds of the page's process.
        elements: Elements of the page.
    """

    seconds: float
    cpu: float
    elements: int


@dataclass(slots=True)
class Browser:
    """A browser with one empty page; see `browser`."""

    _to: int
    _from: int
    _session: str = ""
    _calls: int = 0
    _unread: bytes = b""
    _events: list[str] = field(default_factory=list)

    def attach(self) -> None:
        """Take hold of the empty page."""
        targets = self._call("Target.getTargets")["targetInfos"]
        page = next(target for target in targets if target["type"] == "page")
        held = self._call("Target.attachToTarget", targetId=page["targetId"], flatten=True)
        self._session = held["sessionId"]
        self._call("Page.enable")
        self._call("Performance.enable")

    def open(self, page: Path) -> Opening:
        """Open a file and wait until it is painted."""
        self._events.clear()
        begun = time.perf_counter()
        self._call("Page.navigate", url=page.resolve().as_uri())
        while "Page.loadEventFired" not in self._events:
            self._events.append(str(self._message().get("method")))
        self.run(_PAINTED)
        seconds = time.perf_counter() - begun
        found = self._call("Performance.getMetrics")["metrics"]
        cpu = next(metric["value"] for metric in found if metric["name"] == "ProcessTime")
        return Opening(seconds, cpu, int(self.run("document.getElementsByTagName('*').length")))

    def run(self, script: str) -> Any:
        """The value of a JavaScript expression on the page, waited for if it is a promise."""
        done = self._call(
            "Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True
        )
        if "exceptionDetails" in done:
            raise ValueError(done["exceptionDetails"])
        return done["result"].get("value")

    def screenshot(self, path: Path) -> None:
        """Write what the window shows as PNG."""
        self.run(_PAINTED)
        shown = self._call("Page.captureScreenshot", format="png")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(base64.b64decode(shown["data"]))

    def _call(self, method: str, **parameters: object) -> Any:
        self._calls += 1
        message: dict[str, object] = {"id": self._calls, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._to, json.dumps(message).encode() + b"\0")
        while (answer := self._message()).get("id") != self._calls:
            self._events.append(str(answer.get("method")))
        if "error" in answer:
            raise ValueError(f"{method}: {answer['error']}")
        return answer["result"]

    def _message(self) -> dict[str, Any]:
        while b"\0" not in self._unread:
            ready, _, _ = select.select([self._from], [], [], _TIMEOUT)
            read = os.read(self._from, 1 << 16) if ready else b""
            if not read:
                raise TimeoutError(f"{PROGRAM} says nothing")
            self._unread += read
        message, self._unread = self._unread.split(b"\0", 1)
        parsed: dict[str, Any] = json.loads(message)
        return parsed


def installed() -> bool:
    """Whether there is a browser here."""
    return shutil.which(PROGRAM) is not None


@contextmanager
def browser() -> Iterator[Browser]:
    """A browser that was just started, with a profile of its own; ended afterwards."""
    (read, to), (back, write) = os.pipe(), os.pipe()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        program = (PROGRAM, *_FLAGS, f"--user-data-dir={profile}", "about:blank")
        started = subprocess.Popen(
            [sys.executable, "-c", _WITH_PIPES, str(read), str(write), *program],
            pass_fds=(read, write),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(read)
        os.close(write)
        try:
            found = Browser(to, back)
            found.attach()
            yield found
        finally:
            os.close(to)
            os.close(back)
            started.terminate()
            started.wait(_TIMEOUT)
