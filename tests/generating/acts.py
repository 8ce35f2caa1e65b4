"""Acts: contraindications, limits, the values that limits read, and how a node offers them."""

from __future__ import annotations

from typing import Any

from generating.formulas import All, Formula
from generating.making import Making
from generating.questions import CITE, Drawn, span

KINDS = ("medication", "imaging", "orthosis", "sick_leave", "physiotherapy", "advice")


def act(making: Making) -> str:
    """Draw an act of the catalogue."""
    draw = making.draw
    name = draw.name("a")
    written: dict[str, Any] = {
        "kind": draw.pick(KINDS),
        "derogatory": draw.chance(0.7),
        "label": f"Acte {name[1:]}",
        "contraindications": making.many(0, 2, lambda: _contraindication(making)),
        "cite": CITE,
    }
    if draw.chance(0.6):
        written["limits"] = _limits(making)
    making.acts[name] = written
    return name


def _contraindication(making: Making) -> dict[str, Any]:
    when = making.doubting(making.bad(making.some_free(1, 2)))
    written = {"when": making.write(when), "cite": CITE}
    if making.draw.chance(0.3):
        written["refer"] = making.refer()
    return written


# ── limits ────────────────────────────────────────────────────────────────────────────────────


def _limits(making: Making) -> dict[str, Any]:
    draw = making.draw
    limits: dict[str, Any] = {"duration": {"max": _days(making), "cite": CITE}}
    if draw.chance(0.5):
        limits["per_day"] = {"max": "1200 mg", "min": 400, "cite": CITE}
    if draw.chance(0.3):
        limits["sessions"] = {"min": [_score(making), 2], "max": 30, "cite": CITE}
    return limits


def _days(making: Making) -> Any:
    """One bound, or a list of which the most restrictive holds."""
    kinds = making.draw.some(("constant", "parameter", "value"), 1, 3)
    several = [_bound(making, kind) for kind in kinds]
    return several if len(several) > 1 or making.draw.chance(0.2) else several[0]


def _bound(making: Making, kind: str) -> str:
    match kind:
        case "parameter":
            return _cap(making)
        case "value":
            return _by_cases(making)
        case _:
            return "9 days"


def _cap(making: Making) -> str:
    name = making.draw.name("cap")
    making.parameters[name] = {
        "value": making.draw.between(2, 8),
        "unit": "days",
        "status": "documented",
        "cite": CITE,
    }
    return name


def _by_cases(making: Making) -> str:
    name = making.draw.name("v")
    reading = making.some_free(1, 3)
    making.values[name] = {
        "unit": "days",
        "cases": [
            {"when": making.write(making.any_way([one])), "value": _days_of_case(making, at + 1)}
            for at, one in enumerate(reading)
        ],
        "otherwise": making.draw.pick((10, _cap(making), "2 * 3")),
        "cite": CITE,
    }
    return name


def _days_of_case(making: Making, days: int) -> int | str:
    """A number of days, sometimes one that is asked: a question that only this case needs."""
    if making.draw.chance(0.75):
        return days
    asked = making.question((span,))
    return making.draw.pick((asked.id, f"{asked.id} + {days}", f"2 * {asked.id}"))


def _score(making: Making) -> str:
    name = making.draw.name("v")
    reading = making.some_free(2, 3)
    making.values[name] = {
        "points": [
            {"when": making.write(making.bad([one])), "points": making.draw.pick((-1, 1, 2))}
            for one in reading
        ],
        "cite": CITE,
    }
    return name


def score_formula(making: Making) -> str:
    """A comparison of a score that clean answers make false."""
    return f"{_score_of_ones(making)} >= 2"


def _score_of_ones(making: Making) -> str:
    name = making.draw.name("v")
    making.values[name] = {
        "points": [
            {"when": making.write(making.bad([one])), "points": making.draw.pick((1, 2))}
            for one in making.some_free(2, 4)
        ],
        "cite": CITE,
    }
    return name


# ── how a node offers them ────────────────────────────────────────────────────────────────────


def offers(making: Making, given: Formula | None = None) -> list[Any]:
    """The acts of one node, only `given` a condition if there is one."""
    return making.many(1, 3, lambda: _offer(making, given))


def _offer(making: Making, given: Formula | None) -> Any:
    draw = making.draw
    if given is None and draw.chance(0.25):
        return act(making)
    written: dict[str, Any] = {"cite": CITE}
    if draw.chance(0.4):
        written["first_of"] = [act(making) for _ in range(draw.between(2, 3))]
    else:
        written["act"] = act(making)
    if "first_of" in written or draw.chance(0.5):
        written["else"] = {draw.pick(("refer", "hand_over")): making.refer()}
    if given is not None or draw.chance(0.5):
        written["when"] = making.write(_when(making, given))
    if draw.chance(0.3):
        also = making.any_way(making.some_free(1, 2))
        written["also"] = [{"when": making.write(also), "hand_over": making.refer()}]
    return written


def _when(making: Making, given: Formula | None) -> Formula:
    if given is not None:
        rest = making.good(making.some_free(1, 1))
        return All((given, rest)) if making.draw.chance(0.3) else given
    if making.draw.chance(0.2):
        return f"not ({score_formula(making)})"
    reading: list[Drawn] = making.some_free(1, 2)
    return making.good(reading) if making.draw.chance(0.7) else making.any_way(reading)
