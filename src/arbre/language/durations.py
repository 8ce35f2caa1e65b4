"""How long a written duration lasts, at least and at most."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from arbre.language.protocol import Parameter

_DAY = 24 * 60
_MINUTES: Mapping[str, tuple[int, int]] = MappingProxyType(
    {
        "minute": (1, 1),
        "hour": (60, 60),
        "day": (_DAY, _DAY),
        "week": (7 * _DAY, 7 * _DAY),
        "month": (28 * _DAY, 31 * _DAY),
    }
)
_NUMBERS = range(10_000)
"""As many as may be written: a calendar has an end."""

_TO_THE_MINUTE = ("minute", "hour")


def minutes(duration: str) -> tuple[int, int]:
    """Return the least and the greatest number of minutes that a duration may mean.

    >>> minutes("2 hours"), minutes("1 month")
    ((120, 120), (40320, 44640))
    """
    number, unit = duration.split(" ")
    least, most = _MINUTES[unit.removesuffix("s")]
    return int(number) * least, int(number) * most


def delay(written: str, parameters: Mapping[str, Parameter]) -> str | None:
    """Return the duration that a wait names: its own words, or a parameter's whole number of time.

    >>> delay("14 days", {})
    '14 days'
    """
    if written[0].isdigit():
        return written
    parameter = parameters.get(written)
    if parameter is None or parameter.value not in _NUMBERS:
        return None
    unit = parameter.unit or ""
    return f"{int(parameter.value)} {unit}" if unit.removesuffix("s") in _MINUTES else None


def exact(duration: str) -> bool:
    """Tell whether a duration is counted from an instant, not from a day.

    >>> exact("24 hours"), exact("1 day")
    (True, False)
    """
    return duration.split(" ")[1].removesuffix("s") in _TO_THE_MINUTE
