"""Whether more people may act by another version, or on more days: no patient shows it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, Literal

from arbre.language.protocol import Professional, Protocol

Freed = Literal["delegates", "delegants", "settings", "valid", "status", "kind", "fidelity"]
"""The key by which more is allowed."""
OUT_OF_USE: Final = ("retired", "suspended", "draft", "active")
"""The statuses, each letting more happen than those before it."""
NO_END: Final = "9999-12-31"


def freed(old: Protocol, new: Protocol) -> tuple[Freed, ...]:
    """Return the keys by which the new version lets more people act, or act on more days.

    What is said otherwise of a profession counts: whether it asks less of it cannot be told.
    """
    return tuple(_freed(old, new))


def _freed(old: Protocol, new: Protocol) -> Iterator[Freed]:
    if _joined(old.delegates, new.delegates):
        yield "delegates"
    if _joined(old.delegants, new.delegants):
        yield "delegants"
    if _wider(old.settings, new.settings):
        yield "settings"
    if _longer(old, new):
        yield "valid"
    if OUT_OF_USE.index(new.status) > OUT_OF_USE.index(old.status):
        yield "status"
    if old.kind == "demonstration" != new.kind:
        yield "kind"
    if old.fidelity != new.fidelity and (
        old.fidelity == "demonstration" or new.fidelity == "official"
    ):
        yield "fidelity"


def _joined(old: tuple[Professional, ...], new: tuple[Professional, ...]) -> bool:
    return any(one not in old for one in new)


def _wider(old: tuple[str, ...], new: tuple[str, ...]) -> bool:
    """Tell whether there are other settings, or no setting is named any more."""
    return bool(old) and (not new or not set(new) <= set(old))


def _longer(old: Protocol, new: Protocol) -> bool:
    """Tell whether the new version is in force on a day on which the old one is not."""
    return new.valid.from_ < old.valid.from_ or _last(new) > _last(old)


def _last(protocol: Protocol) -> str:
    valid = protocol.valid
    return min(valid.until or NO_END, valid.review_by)
