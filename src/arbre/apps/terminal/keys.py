"""One key at a time from a terminal, without Enter."""

from __future__ import annotations

import os
import select
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from types import FrameType
from typing import Final

_NAMED: Final = {
    "\r": "enter",
    "\n": "enter",
    "\x7f": "backspace",
    "\x08": "backspace",
    "\x1b": "escape",
    "\x04": "end-of-input",
    "\x03": "interrupt",
    "\t": "down",
}
_SEQUENCES: Final = {
    "[A": "up",
    "[B": "down",
    "[C": "right",
    "[D": "left",
    "OA": "up",
    "OB": "down",
    "[5~": "page-up",
    "[6~": "page-down",
}
_WINDOWS: Final = {
    "H": "up",
    "P": "down",
    "M": "right",
    "K": "left",
    "I": "page-up",
    "Q": "page-down",
}
_PATIENCE: Final = 0.2
_SEQUENCE: Final = 0.05


class EndOfInputError(Exception):
    """The terminal is gone."""


Read = Callable[[], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Keyboard:
    """`forget` drops what was pressed before now: it was meant for another screen."""

    read: Read
    forget: Callable[[], None]


@contextmanager
def keys() -> Iterator[Keyboard]:
    """Put the terminal in the mode that gives each key at once; put it back in the end.

    Reading gives a character, or a name such as `up` or `enter`; `resize` when
    the window changes. Ctrl-C is the key `interrupt`.
    """
    if sys.platform == "win32":
        yield Keyboard(read=_windows_key, forget=_windows_forget)
        return
    with _posix_keys() as keyboard:
        yield keyboard


if sys.platform == "win32":
    import msvcrt

    def _windows_key() -> str:
        character = msvcrt.getwch()
        if character in ("\x00", "\xe0"):
            return _WINDOWS.get(msvcrt.getwch(), "other")
        return _NAMED.get(character, character)

    def _windows_forget() -> None:
        while msvcrt.kbhit():
            msvcrt.getwch()

else:
    import termios

    @contextmanager
    def _posix_keys() -> Iterator[Keyboard]:
        stdin = sys.stdin.fileno()
        before = termios.tcgetattr(stdin)
        raw = termios.tcgetattr(stdin)
        raw[3] &= ~(termios.ICANON | termios.ECHO | termios.ISIG | termios.IEXTEN)
        raw[0] &= ~(termios.IXON | termios.ICRNL)
        resized, hung_up = _Flag(), _Flag()
        handlers = {
            signal.SIGWINCH: signal.signal(signal.SIGWINCH, resized.raised),
            signal.SIGHUP: signal.signal(signal.SIGHUP, hung_up.raised),
        }
        try:
            termios.tcsetattr(stdin, termios.TCSADRAIN, raw)
            yield Keyboard(
                read=lambda: _posix_key(stdin, resized, hung_up),
                forget=lambda: termios.tcflush(stdin, termios.TCIFLUSH),
            )
        finally:
            with suppress(termios.error):
                termios.tcsetattr(stdin, termios.TCSADRAIN, before)
            for number, handler in handlers.items():
                signal.signal(number, handler)


class _Flag:
    """Whether the window changed since it was asked last."""

    def __init__(self) -> None:
        self._set = False

    def raised(self, _number: int, _frame: FrameType | None) -> None:
        self._set = True

    def taken(self) -> bool:
        was, self._set = self._set, False
        return was


def _posix_key(stdin: int, resized: _Flag, hung_up: _Flag) -> str:
    while not _ready(stdin, _PATIENCE):
        if hung_up.taken():
            raise EndOfInputError
        if resized.taken():
            return "resize"
    character = _character(stdin)
    if character == "\x1b" and _ready(stdin, _SEQUENCE):
        return _sequence(stdin)
    return _NAMED.get(character, character)


def _ready(stdin: int, patience: float) -> bool:
    return bool(select.select([stdin], [], [], patience)[0])


def _character(stdin: int) -> str:
    """Read one character: one to four bytes of UTF-8; what is none of them is `other`."""
    first = _byte(stdin)
    more = 0 if first[0] < 0xC0 else 1 if first[0] < 0xE0 else 2 if first[0] < 0xF0 else 3
    data = first
    for _ in range(more):
        data += _byte(stdin)
    try:
        return data.decode()
    except UnicodeDecodeError:
        return "other"


def _byte(stdin: int) -> bytes:
    try:
        data = os.read(stdin, 1)
    except OSError as error:
        raise EndOfInputError from error
    if not data:
        raise EndOfInputError
    return data


def _sequence(stdin: int) -> str:
    """Read what follows ESC; a sequence that is not known is no key at all."""
    text = ""
    while len(text) < 8 and _ready(stdin, _SEQUENCE):
        text += _byte(stdin).decode("ascii", "replace")
        if len(text) > 1 and (text[-1].isalpha() or text[-1] == "~"):
            break
    return _SEQUENCES.get(text, "other")
