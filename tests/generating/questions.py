"""Questions of every type, each with answers that are clean and answers that are not.

Formulas come in two kinds: a `bad` one is false, a `good` one true, on every clean answer. Alerts,
exclusions and contraindications are made of bad ones, inclusion of good ones: clean patients get
through, and one answer that is not clean, or unknown, is enough to stop some of them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from generating.drawing import Draw
from generating.formulas import All, Formula, Least, No, Some

START = datetime(2026, 6, 12, 10, 0)
CITE = "livre.regle"


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A question. `clean` and `other` are answers as files give them, on and beside thresholds."""

    id: str
    kind: str
    written: dict[str, Any]
    clean: tuple[Any, ...]
    other: tuple[Any, ...] = ()
    bad: tuple[Formula, ...] = ()
    good: tuple[Formula, ...] = ()
    parameters: Mapping[str, dict[str, Any]] = field(default_factory=dict)

    @property
    def holds(self) -> str:
        return str(self.written.get("holds", "visit"))


def boolean(draw: Draw, id_: str) -> Drawn:
    """One of which `true` is the answer of concern."""
    return Drawn(
        id=id_,
        kind="boolean",
        written=_written(id_, "boolean"),
        clean=(False,),
        other=(True,),
        bad=(id_,),
        good=(No(id_),),
    )


def agreement(draw: Draw, id_: str) -> Drawn:
    """A boolean of which `false` is the answer of concern."""
    written = _written(id_, "boolean")
    return Drawn(
        id=id_,
        kind="boolean",
        written=written,
        clean=(True,),
        other=(False,),
        bad=(No(id_),),
        good=(id_,),
    )


def integer(draw: Draw, id_: str) -> Drawn:
    edge = draw.between(4, 14)
    parameter = id_.replace("q", "p")
    written = {**_written(id_, "integer"), "range": [0, 20]}
    assumed = {"value": edge, "status": "assumed", "note": "Tiré au sort.", "cite": CITE}
    if draw.chance(0.5):
        written["unit"] = assumed["unit"] = "years"
    return Drawn(
        id=id_,
        kind="integer",
        written=written,
        clean=(0, edge - 2, edge - 1),
        other=(edge, edge + 1, 20),
        bad=(
            f"{id_} >= {edge}",
            f"{id_} > {edge - 1}",
            f"{id_} == {edge}",
            f"{id_} between {edge} and {edge + 2}",
            f"{parameter} <= {id_}",
            f"{id_} * 2 >= {2 * edge}",
        ),
        good=(f"{id_} < {edge}", f"{id_} < {parameter}", f"{id_} != {edge + 1}"),
        parameters={parameter: assumed},
    )


def span(draw: Draw, id_: str) -> Drawn:
    """A number of days, for the values that limits read."""
    return Drawn(
        id=id_,
        kind="integer",
        written={**_written(id_, "integer"), "range": [0, 20], "unit": "days"},
        clean=(1, 5, 9),
        other=(0, 20),
    )


def decimal(draw: Draw, id_: str) -> Drawn:
    edge = draw.pick((37.5, 38.0, 38.5))
    written = {**_written(id_, "decimal"), "range": [34.0, 42.0], "step": 0.5, "unit": "°C"}
    return Drawn(
        id=id_,
        kind="decimal",
        written=written,
        clean=(34.0, edge - 0.5, edge - 1),
        other=(edge, edge + 0.5, 42.0),
        bad=(f"{id_} >= {edge}", f"{id_} - 1 > {edge - 1.5}"),
        good=(f"{id_} < {edge}", f"{id_} between 34.0 and {edge - 0.5}"),
    )


def choice(draw: Draw, id_: str) -> Drawn:
    first, second, third = options = [f"{id_}_{letter}" for letter in "abc"]
    return Drawn(
        id=id_,
        kind="choice",
        written={**_written(id_, "choice"), "options": dict.fromkeys(options, "Un choix")},
        clean=(first, second),
        other=(third,),
        bad=(f"{id_} is {third}", f"{id_} is not {first} and {id_} is not {second}"),
        good=(f"{id_} is {first} or {second}", f"{id_} is not {third}"),
    )


def choices(draw: Draw, id_: str) -> Drawn:
    options = [f"{id_}_{letter}" for letter in "abc"[: draw.between(2, 3)]]
    each = tuple(f"{id_}.{one}" for one in options)
    some = {one: at == 0 for at, one in enumerate(options)}
    half = {one: {"unknown": "not_measurable"} if at else False for at, one in enumerate(options)}
    return Drawn(
        id=id_,
        kind="choices",
        written={**_written(id_, "choices"), "options": dict.fromkeys(options, "Une option")},
        clean=("none",),
        other=(some, half, dict.fromkeys(options, True)),
        bad=(f"any {id_}", each[0], Some(each), Least(2, each), All(each[:2])),
        good=(No(f"any {id_}"), No(each[-1]), No(Some(each))),
    )


def birth(draw: Draw, id_: str) -> Drawn:
    years = draw.pick((2, 18, 26))
    adult = date(START.year - years, START.month, START.day)
    unit, count = draw.pick((("age at start of", years), ("age in months at start of", 12 * years)))
    return Drawn(
        id=id_,
        kind="date",
        written={**_written(id_, "date"), "holds": "case"},
        clean=(adult.isoformat(), "2000-02-29", "1970-01-01"),
        other=((adult + timedelta(days=1)).isoformat(), START.date().isoformat()),
        bad=(f"{unit} {id_} < {count}",),
        good=(f"{unit} {id_} >= {count}",),
    )


def moment(draw: Draw, id_: str) -> Drawn:
    hours = draw.pick((24, 48, 96))
    edge = START - timedelta(hours=hours)
    near = (START - timedelta(hours=20), START - timedelta(hours=1), edge + timedelta(minutes=1))
    return Drawn(
        id=id_,
        kind="datetime",
        written={**_written(id_, "datetime"), "holds": "case"},
        clean=tuple(one.isoformat() for one in near),
        other=(edge.isoformat(), (edge - timedelta(minutes=1)).isoformat()),
        bad=(f"hours since {id_} >= {hours}",),
        good=(f"hours since {id_} < {hours}", f"days since {id_} <= {hours // 24}"),
    )


def remark(draw: Draw, id_: str) -> Drawn:
    return Drawn(
        id=id_,
        kind="text",
        written=_written(id_, "text"),
        clean=("Rien à dire.",),
        other=("À revoir, dit-il : « # » ?",),
    )


Maker = Callable[[Draw, str], Drawn]
READABLE: tuple[Maker, ...] = (boolean, boolean, agreement, integer, decimal, choice, choices)
"""Those that conditions of every visit read; `boolean` twice, for protocols ask them most."""
DATED: tuple[Maker, ...] = (birth, moment)


def _written(id_: str, kind: str) -> dict[str, Any]:
    return {"ask": "Qu'en est-il ?", "label": f"Question {id_[1:]}", "type": kind, "cite": CITE}
