"""Ctrl-C ends a command at once, wherever it comes.

Python forgets an interruption that comes while it takes an object away, and a library may make
another exception of it. So each is noted: what follows it is its doing.
"""

from __future__ import annotations

import _thread
import signal
import sys
import threading
import time
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from sys import UnraisableHookArgs
    from types import FrameType

A_LITTLE_LATER: Final = 0.05
A_WHILE: Final = 5.0
"""In seconds. A walk goes on after an interruption: what fails much later has another reason."""


class Interruption:
    """Knows when the last one came."""

    def __init__(self) -> None:
        self._at: float | None = None

    @property
    def just_now(self) -> bool:
        """Whether what goes wrong now goes wrong because of it."""
        return self._at is not None and time.monotonic() - self._at < A_WHILE

    def listen(self) -> None:
        """Note each one from now on."""
        signal.signal(signal.SIGINT, self._note)
        sys.unraisablehook = self._lost

    def deafen(self) -> None:
        """Let no other come: the command has ended."""
        signal.signal(signal.SIGINT, signal.SIG_IGN)

    def _note(self, number: int, frame: FrameType | None) -> None:
        self._at = time.monotonic()
        raise KeyboardInterrupt

    def _lost(self, lost: UnraisableHookArgs) -> None:
        """Interrupt again, a little later, where it was forgotten."""
        if not self.just_now and lost.exc_type is not KeyboardInterrupt:
            sys.__unraisablehook__(lost)
            return
        again = threading.Timer(A_LITTLE_LATER, _thread.interrupt_main)
        again.daemon = True
        again.start()


INTERRUPTION: Final = Interruption()
"""That of this process."""
