"""Random cases of a random protocol, as the plain data that `read_case` takes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any, Final

from arbre.engine.reading import Case, read_case
from arbre.language.conditions.syntax import Fact
from generating.drawing import Draw
from generating.protocols import PROFESSION, Generated
from generating.questions import START

UNKNOWNS: Final = ("not_known", "not_measurable", "refused")
GOOD_ACTOR: Final = {"profession": PROFESSION, "entitled": True, "adopted": False}
ACTORS: Final[tuple[Mapping[str, Any], ...]] = (
    {**GOOD_ACTOR, "entitled": False},
    {**GOOD_ACTOR, "entitled": None},
    {"entitled": True},
    {"profession": "infirmier", "entitled": True},
)
STARTS: Final = (
    START - timedelta(days=300),  # not valid yet
    START.replace(month=10, day=31, hour=23),  # the last day
    START.replace(month=11, day=1, hour=0),  # the day after
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chances:
    """How often an answer is clean, unknown or left out; how often a clock or an event is odd.

    `unknown_late` is for the questions that only the tree reads: those patients reach it.
    """

    clean: float = 0.95
    unknown: float = 0.0
    unknown_late: float = 0.0
    missing: float = 0.0
    odd: float = 0.0


MIXTURE: Final = (
    Chances(clean=1.0),
    Chances(clean=0.99),
    Chances(clean=0.97),
    Chances(clean=0.95, unknown=0.02),
    Chances(clean=1.0, odd=0.1),
    Chances(clean=0.97, unknown=0.05, odd=0.05),
    Chances(clean=0.98, unknown_late=0.1),
    Chances(clean=0.98, unknown_late=0.3),
    Chances(clean=1.0, unknown_late=0.5),
    Chances(clean=0.7, unknown=0.1, odd=0.05),
    Chances(clean=0.98, missing=0.03),
    Chances(clean=0.8, unknown=0.15, missing=0.1, odd=0.1),
)


@lru_cache(maxsize=4096)
def case(generated: Generated, number: int, chances: Chances | None = None) -> Case:
    """Draw a case: the same protocol, number and chances always give the same one."""
    draw = Draw.of("case", generated.seed, number)
    return to_case(generated, raw_case(generated, draw, chances or MIXTURE[number % len(MIXTURE)]))


def to_case(generated: Generated, raw: Mapping[str, Any]) -> Case:
    read = read_case(raw, generated.tree, at=START)
    assert isinstance(read, Case), f"ARBRE_SEED={generated.seed}: {read}"
    return read


def raw_case(generated: Generated, draw: Draw, chances: Chances) -> dict[str, Any]:
    start = draw.pick(STARTS) if draw.chance(chances.odd) else START
    answers = {
        key: _answer(generated, fact, draw, chances)
        for key, fact in keys_of(generated).items()
        if not draw.chance(chances.missing)
    }
    clocks = _clocks(generated, answers, start, draw, chances)
    good = not draw.chance(chances.odd)
    return {
        **{key: _not_later(value, start) for key, value in answers.items()},
        "clocks": {name: instant.isoformat() for name, instant in clocks.items()},
        "raised": [_raised(generated, draw)] if draw.chance(chances.odd) else [],
        "actor": GOOD_ACTOR if good else draw.pick(ACTORS),
    }


# ── answers ───────────────────────────────────────────────────────────────────────────────────


def keys_of(generated: Generated) -> dict[str, Fact]:
    """What can be answered: one key for each question and visit."""
    facts = ((str(Fact(one.question, None, one.visit)), one) for one in generated.tree.facts)
    return dict(facts)


def _answer(generated: Generated, fact: Fact, draw: Draw, chances: Chances) -> Any:
    late = fact.question in generated.late
    if draw.chance(chances.unknown_late if late and chances.unknown_late else chances.unknown):
        return {"unknown": draw.pick(UNKNOWNS)}
    question = generated.questions[fact.question]
    if draw.chance(chances.clean) or not question.other:
        return draw.pick(question.clean)
    return draw.pick(question.other)


def _not_later(value: Any, start: datetime) -> Any:
    """An instant of the answers that a case begun earlier could not know yet is moved back."""
    is_instant = isinstance(value, str) and value[:2] in ("19", "20")
    return min(value, start.isoformat()[: len(value)]) if is_instant else value


# ── clocks ────────────────────────────────────────────────────────────────────────────────────


def _clocks(
    generated: Generated,
    answers: Mapping[str, Any],
    start: datetime,
    draw: Draw,
    chances: Chances,
) -> dict[str, datetime]:
    """The clocks of a chain of visits: within their bounds, at them, beside them; or none yet."""
    clocks = {"start": start}
    at = {"": start}
    for name, visit in generated.tree.visits.items():
        if visit.parent is None or visit.parent not in at:
            continue
        if draw.chance(0.15):
            break
        wait = generated.data["tree"]["nodes"][name]["wait"]
        origin = _origin(generated, wait["from"], answers, at)
        odd = draw.chance(max(chances.odd, 1 - chances.clean))
        opened = origin + _delay(wait, draw.pick(ODD_DELAYS) if odd else 0.5)
        at[name] = clocks[name] = max(opened, at[visit.parent])
    if draw.chance(chances.odd * 2):
        clocks["now"] = max(clocks.values()) + timedelta(days=draw.pick((1, 12, 300)))
    return clocks


ODD_DELAYS: Final = (0.0, 1.0, -0.5, 1.01, 3.0)
"""Parts of the way from the first to the last instant allowed; below 0 and above 1: outside."""


def _origin(
    generated: Generated, name: str, answers: Mapping[str, Any], at: Mapping[str, datetime]
) -> datetime:
    if name in generated.questions:
        answer = answers.get(name)
        return datetime.fromisoformat(answer) if isinstance(answer, str) else at[""]
    visit = "" if name == "start" else generated.tree.nodes[name].visit
    return at.get(visit, at[""])


def _delay(wait: Mapping[str, str], part: float) -> timedelta:
    after = length(wait["after"]) if "after" in wait else timedelta(0)
    whole = after + (length(wait["before"]) - after) * part
    return max(timedelta(0), timedelta(minutes=whole // timedelta(minutes=1)))


LENGTHS: Final = {"minute": 1, "hour": 60, "day": 1_440, "week": 10_080, "month": 43_200}


def length(duration: str) -> timedelta:
    """About how long a duration is: a month has 30 days here."""
    count, unit = duration.split(" ")
    return timedelta(minutes=int(count) * LENGTHS[unit.removesuffix("s")])


# ── events ────────────────────────────────────────────────────────────────────────────────────


def _raised(generated: Generated, draw: Draw) -> dict[str, str]:
    tree = generated.tree
    alerts, withdrawal = sorted(tree.alert_ids), sorted(tree.withdrawal_ids)
    events = [{"doubt": "start"}, {"withdraw": "start"}, {"alert": draw.pick(alerts)}]
    if withdrawal:
        events.append({"withdraw": "start", "id": draw.pick(withdrawal)})
    return draw.pick(events)
