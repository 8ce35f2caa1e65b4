"""A real pseudo-terminal with arbre in it, and what a person would see on it."""

from __future__ import annotations

import os
import signal
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import pexpect
import pyte

SOURCE = Path(__file__).parents[2] / "src"
QUIET = 0.08
ANSWER = 0.7  # how long a busy machine may take to draw what a key did
PATIENCE = 20.0
NAMED = {
    "Enter": "\r",
    "Up": "\x1b[A",
    "Down": "\x1b[B",
    "Esc": "\x1b",
    "Back": "\x7f",
    "Space": " ",
    "Ctrl-C": "\x03",
    "Ctrl-D": "\x04",
}


class Window:
    """`text` is what is seen now, `raw` all that was written; `pressed` counts the keys."""

    def __init__(self, child: pexpect.spawn[bytes], rows: int, columns: int) -> None:
        self.child = child
        self.pressed = 0
        self._terminal = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._terminal)
        self.raw = b""
        self.ended = False
        self.pressed_at_end = 0

    @property
    def lines(self) -> list[str]:
        return [line.rstrip() for line in self._terminal.display]

    @property
    def text(self) -> str:
        return "\n".join(self.lines).rstrip()

    def press(self, *keys: str) -> Window:
        """Press keys one by one; a word that is no key's name is typed letter by letter."""
        for key in keys:
            for one in [NAMED[key]] if key in NAMED else list(key):
                self.pressed += 1
                self.child.send(one.encode())
                self._read(ANSWER)
                self.settle()
        return self

    def wait_for(self, text: str) -> Window:
        """Wait until a text is seen."""
        deadline = time.monotonic() + PATIENCE
        while text not in self.text:
            self._read(0.2)
            if time.monotonic() > deadline or self.ended:
                raise AssertionError(f"never saw {text!r} in:\n{self.text}")
        return self.settle()

    def settle(self) -> Window:
        """Wait until nothing more is drawn."""
        while self._read(QUIET):
            pass
        return self

    def resize(self, rows: int, columns: int) -> Window:
        self._terminal.resize(rows, columns)
        self.child.setwinsize(rows, columns)
        time.sleep(0.3)
        return self.settle()

    def end(self) -> int:
        """Wait for the end; return the exit code, minus the signal for one that was killed."""
        while self._read(PATIENCE):
            pass
        if self.ended:
            self.child.wait()  # its end of the terminal is closed before it has ended
        self.child.close()
        status = self.child.exitstatus
        return status if status is not None else -(self.child.signalstatus or 0)

    def _read(self, patience: float) -> bool:
        try:
            data = self.child.read_nonblocking(65536, timeout=patience)
        except pexpect.TIMEOUT:
            return False
        except pexpect.EOF:
            self.ended = True
            return False
        self.raw += data
        self._stream.feed(data)
        return True


@contextmanager
def window(
    arguments: Sequence[str],
    *,
    rows: int = 24,
    columns: int = 80,
    folder: Path | None = None,
    environment: Mapping[str, str] | None = None,
) -> Iterator[Window]:
    """Start `arbre` in a terminal of its own; it is ended with the block."""
    variables = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(SOURCE),
        "TERM": "xterm-256color",
        "LANG": "C.UTF-8",
        "PYTHONUTF8": "1",
        **(environment or {}),
    }
    with tempfile.TemporaryDirectory() as own:
        child = pexpect.spawn(
            sys.executable,
            ["-m", "arbre", *arguments],
            dimensions=(rows, columns),
            env=variables,
            cwd=folder or own,
            timeout=PATIENCE,
            preexec_fn=_hear_interrupts,
        )
        try:
            yield Window(child, rows, columns)
        finally:
            child.kill(signal.SIGKILL)
            child.close(force=True)


def _hear_interrupts() -> None:
    """Undo what a shell does to a command in the background: Ctrl-C would be ignored."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
