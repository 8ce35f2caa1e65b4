"""Random cases of a random protocol, and the plain data that `read_case` would make them of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any, Final, cast

from arbre.engine.answers import Actor, Answer, Answers, Clocks, Raised, RaisedKind
from arbre.engine.reading import Case, read_answer
from arbre.language.conditions.syntax import Fact
from arbre.language.tree import Tree
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

    `unknown_late` and `missing_late` are for the questions that only the tree reads: those patients
    reach it.
    """

    clean: float = 0.95
    unknown: float = 0.0
    unknown_late: float = 0.0
    missing: float = 0.0
    missing_late: float = 0.0
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

PARTIAL: Final = (
    Chances(clean=1.0, missing_late=0.05),
    Chances(clean=0.98, missing_late=0.2, unknown_late=0.1),
    Chances(clean=0.95, missing=0.1, unknown=0.05, odd=0.05),
    Chances(clean=0.9, missing=0.6, unknown=0.1, odd=0.05),
)
MIXED: Final = (*MIXTURE, *PARTIAL)
"""With many cases in which questions are still open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnCase:
    """A case, and the plain data that `read_case` makes it of."""

    case: Case
    raw: Mapping[str, Any]


@lru_cache(maxsize=4096)
def case(generated: Generated, number: int, chances: Chances | None = None) -> Case:
    """Draw a case: the same protocol, number and chances always give the same one."""
    return drawn_case(generated, number, chances).case


def drawn_case(generated: Generated, number: int, chances: Chances | None = None) -> DrawnCase:
    draw = Draw.of("case", generated.seed, number)
    chances = chances or MIXTURE[number % len(MIXTURE)]
    start = draw.pick(STARTS) if draw.chance(chances.odd) else START
    sheet = sheet_of(generated)
    chosen = {
        key: one.choose(draw, chances)
        for key, one in sheet.items()
        if not draw.chance(one.missing(chances))
    }
    facts: dict[Fact, Answer] = {}
    for key, at in chosen.items():
        facts.update(sheet[key].typed(at, start))
    clocks = _clocks(generated, facts, start, draw, chances)
    raised = [_raised(generated, clocks, draw)] if draw.chance(chances.odd) else []
    actor = GOOD_ACTOR if not draw.chance(chances.odd) else draw.pick(ACTORS)
    return DrawnCase(
        case=Case(
            answers=Answers(facts=facts, raised=tuple(map(_event, raised))),
            clocks=clocks,
            actor=Actor(**actor),
        ),
        raw={
            **{key: _not_later(sheet[key].raw[at], start) for key, at in chosen.items()},
            "clocks": _instants(clocks),
            "raised": raised,
            "actor": actor,
        },
    )


# ── answers ───────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True, kw_only=True)
class Answerable:
    """One question at one visit: all that it may be answered, and what each answer means.

    The first answers are clean, then others, then those that say that it is not known.
    """

    key: str
    tree: Tree
    late: bool
    clean: int
    known: int
    raw: tuple[Any, ...]
    read: dict[tuple[int, datetime], Mapping[Fact, Answer]] = field(default_factory=dict)

    def missing(self, chances: Chances) -> float:
        return (chances.missing_late if self.late else 0) or chances.missing

    def choose(self, draw: Draw, chances: Chances) -> int:
        if draw.chance((chances.unknown_late if self.late else 0) or chances.unknown):
            return draw.between(self.known, len(self.raw) - 1)
        if draw.chance(chances.clean) or self.clean == self.known:
            return draw.between(0, self.clean - 1)
        return draw.between(self.clean, self.known - 1)

    def typed(self, at: int, start: datetime) -> Mapping[Fact, Answer]:
        found = self.read.get((at, start))
        if found is None:
            raw = _not_later(self.raw[at], start)
            answer = read_answer(self.key, raw, self.tree, Clocks(start=start))
            assert isinstance(answer, Mapping), answer
            found = self.read[at, start] = answer
        return found


@lru_cache(maxsize=64)
def sheet_of(generated: Generated) -> Mapping[str, Answerable]:
    """What can be answered: one key for each question and visit."""
    facts = {str(Fact(one.question, None, one.visit)): one for one in generated.tree.facts}
    return {key: _answerable(generated, key, fact.question) for key, fact in facts.items()}


def _answerable(generated: Generated, key: str, question: str) -> Answerable:
    drawn = generated.questions[question]
    known = (*drawn.clean, *drawn.other)
    return Answerable(
        key=key,
        tree=generated.tree,
        late=question in generated.late,
        clean=len(drawn.clean),
        known=len(known),
        raw=(*known, *({"unknown": reason} for reason in UNKNOWNS)),
    )


def _not_later(value: Any, start: datetime) -> Any:
    """An instant of the answers that a case begun earlier could not know yet is moved back."""
    is_instant = isinstance(value, str) and value[:2] in ("19", "20")
    return min(value, start.isoformat()[: len(value)]) if is_instant else value


# ── clocks ────────────────────────────────────────────────────────────────────────────────────


def _clocks(
    generated: Generated,
    facts: Mapping[Fact, Answer],
    start: datetime,
    draw: Draw,
    chances: Chances,
) -> Clocks:
    """The clocks of a chain of visits: within their bounds, at them, beside them; or none yet."""
    at = {"": start}
    for name, visit in generated.tree.visits.items():
        if visit.parent is None or visit.parent not in at:
            continue
        if draw.chance(0.15):
            break
        wait = generated.data["tree"]["nodes"][name]["wait"]
        origin = _origin(generated, wait["from"], facts, at)
        odd = draw.chance(max(chances.odd, 1 - chances.clean))
        opened = origin + _delay(wait, draw.pick(ODD_DELAYS) if odd else 0.5)
        at[name] = max(opened, at[visit.parent])
    now = None
    if draw.chance(chances.odd * 2):
        now = max(at.values()) + timedelta(days=draw.pick((1, 12, 300)))
    del at[""]
    return Clocks(start=start, visits=at, now=now)


def _instants(clocks: Clocks) -> dict[str, str]:
    instants = {"start": clocks.start, **clocks.visits, "now": clocks.now}
    return {name: instant.isoformat() for name, instant in instants.items() if instant}


ODD_DELAYS: Final = (0.0, 1.0, -0.5, 1.01, 3.0)
"""Parts of the way from the first to the last instant allowed; below 0 and above 1: outside."""


def _origin(
    generated: Generated, name: str, facts: Mapping[Fact, Answer], at: Mapping[str, datetime]
) -> datetime:
    if name in generated.questions:
        answer = facts.get(Fact(name))
        return answer if isinstance(answer, datetime) else at[""]
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


def _raised(generated: Generated, clocks: Clocks, draw: Draw) -> dict[str, str]:
    """A doubt, a withdrawal or an alert, at a visit that was opened."""
    tree = generated.tree
    alerts, withdrawal = sorted(tree.alert_ids), sorted(tree.withdrawal_ids)
    at = draw.pick(("start", "start", *clocks.visits))
    events = [{"doubt": at}, {"withdraw": at}, {"alert": draw.pick(alerts), "at": at}]
    if withdrawal:
        events.append({"withdraw": at, "id": draw.pick(withdrawal)})
    return draw.pick(events)


def _event(raised: Mapping[str, str]) -> Raised:
    (kind, subject), *more = raised.items()
    at = raised["at"] if kind == "alert" else subject
    return Raised(
        kind=cast("RaisedKind", kind),
        visit="" if at == "start" else at,
        id=subject if kind == "alert" else dict(more).get("id"),
    )
