"""Plain values (of a YAML or JSON file, or of a program) → typed answers, clocks and actor.

Nothing is guessed: `"false"`, `1` for true, or a date that does not exist are problems, each with
its place, and nothing of the case is taken until all of it can be.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Literal, cast

from arbre.engine.answers import Actor, Answer, Answers, Clocks, Raised, Unknown
from arbre.engine.typing import Rejected, in_zone_of, instant_of, typed, wrong_type
from arbre.language.conditions.syntax import Fact, Path
from arbre.language.diagnostics.suggesting import closest
from arbre.language.tree import FIRST, Tree

RESERVED = ("clocks", "raised", "actor")


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerProblem:
    """What is wrong with one value of the input, at its path."""

    code: str
    path: Path
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Everything that a decision is given. `actor` is None when the input does not say."""

    answers: Answers
    clocks: Clocks
    actor: Actor | None = None


def read_case(
    raw: Mapping[str, object], tree: Tree, *, at: datetime
) -> Case | tuple[AnswerProblem, ...]:
    """Read a whole case: answers by key, and `clocks`, `raised`, `actor`.

    Args:
        raw: a mapping, e.g. `{"age": 34, "plaie": False, "phlebite": {"unknown": "not_known"}}`.
        tree: the protocol that is answered.
        at: the opening instant, unless the case gives its own in `clocks: {start: …}`.

    Returns:
        The case, or every problem of it.

    """
    reading = _Reading(tree=tree)
    clocks = reading.clocks(raw.get("clocks", {}), at)
    facts = reading.answers(raw, clocks)
    raised = tuple(reading.raised(raw.get("raised", ())))
    actor = reading.actor(raw["actor"]) if "actor" in raw else None
    if reading.problems:
        return tuple(reading.problems)
    return Case(answers=Answers(facts=facts, raised=raised), clocks=clocks, actor=actor)


def read_answer(
    key: str, raw: object, tree: Tree, clocks: Clocks
) -> Mapping[Fact, Answer] | tuple[AnswerProblem, ...]:
    """Read one answer: the facts that it settles (several, for a `choices` question)."""
    reading = _Reading(tree=tree)
    facts = reading.answer(str(key), raw, clocks)
    return tuple(reading.problems) or facts


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    tree: Tree
    problems: list[AnswerProblem] = field(default_factory=list)

    def _problem(self, code: str, path: Path, **values: str) -> None:
        self.problems.append(AnswerProblem(code=code, path=path, values=values))

    # ── answers ───────────────────────────────────────────────────────────────────────────────

    def answers(self, raw: Mapping[str, object], clocks: Clocks) -> dict[Fact, Answer]:
        facts: dict[Fact, Answer] = {}
        for key, value in raw.items():
            if key in RESERVED:
                continue
            given = self.answer(str(key), value, clocks)
            for fact in given.keys() & facts.keys():
                self._problem("answered-twice", (str(key),), key=str(fact))
            facts.update(given)
        return facts

    def answer(self, key: str, raw: object, clocks: Clocks) -> dict[Fact, Answer]:
        fact = self._fact(key)
        if fact is None:
            return {}
        question = self.tree.protocol.questions[fact.question]
        whole = question.type == "choices" and fact.option is None
        pieces = _options(fact, tuple(question.options or ()), raw) if whole else {fact: raw}
        if pieces is None:
            refused = wrong_type(question)
            self._problem(refused.code, (key,), key=key, **refused.values)
            return {}
        found: dict[Fact, Answer] = {}
        for one, value in pieces.items():
            result = typed(one, value, self.tree, clocks)
            if isinstance(result, Rejected):
                self._problem(result.code, (key,), key=str(one), **result.values)
            else:
                found[one] = result
        return found

    def _fact(self, key: str) -> Fact | None:
        name, _, visit = key.partition("@")
        question, _, option = name.partition(".")
        written = self.tree.protocol.questions.get(question)
        if written is None:
            known = self.tree.protocol.questions
            near = closest(question, known) or next(iter(known))
            self._problem("unknown-answer", (key,), key=question, near=near)
            return None
        options = written.options or {}
        if option and (written.type != "choices" or option not in options):
            near = closest(option, options) or next(iter(options), question)
            self._problem("unknown-option-answered", (key,), key=option, near=near)
            return None
        fact = Fact(question, option or None, visit)
        whole = written.type == "choices" and not option
        example = replace(fact, option=next(iter(options), None)) if whole else fact
        if example not in self.tree.known:
            visits = ", ".join(one for one in self.tree.visits if one != FIRST)
            self._problem("not-asked-at-visit", (key,), key=question, visit=visit, visits=visits)
            return None
        return fact

    # ── clocks, events, actor ─────────────────────────────────────────────────────────────────

    def clocks(self, raw: object, at: datetime) -> Clocks:
        if not isinstance(raw, Mapping):
            self._problem("clocks-not-a-mapping", ("clocks",))
            return Clocks(start=at)
        start = self._instant(raw.get("start", at), ("clocks", "start")) or at
        visits: dict[str, datetime] = {}
        for name, value in raw.items():
            if name in ("start", "now"):
                continue
            if name not in self.tree.visits or name == FIRST:
                known = ", ".join(visit for visit in self.tree.visits if visit != FIRST)
                self._problem("unknown-visit", ("clocks", str(name)), key=str(name), visits=known)
                continue
            instant = self._instant(value, ("clocks", str(name)), start)
            if instant is not None:
                visits[str(name)] = instant
        now = self._instant(raw["now"], ("clocks", "now"), start) if "now" in raw else None
        clocks = Clocks(start=start, visits=visits, now=now)
        self._check_order(clocks)
        return clocks

    def _check_order(self, clocks: Clocks) -> None:
        for name, instant in clocks.visits.items():
            parent = self.tree.visits[name].parent or FIRST
            before = clocks.of(parent)
            if before is None:
                self._problem("not-awaited", ("clocks", name), key=name, before=parent)
            elif instant < before:
                self._problem("clock-goes-back", ("clocks", name), key=name)
        if clocks.now is not None and clocks.now < max((clocks.start, *clocks.visits.values())):
            self._problem("clock-goes-back", ("clocks", "now"), key="now")

    def _instant(self, raw: object, path: Path, start: datetime | None = None) -> datetime | None:
        """Read an instant, in the zone of the `start` of the case unless it is that itself."""
        written = instant_of(raw)
        instant = in_zone_of(start or written, written) if written is not None else None
        if instant is None:
            self._problem("not-an-instant", path, key=str(path[-1]))
        return instant

    def raised(self, raw: object) -> Iterator[Raised]:
        for i, one in enumerate(raw if isinstance(raw, list | tuple) else (raw,)):
            event = _raised(one)
            if event is None:
                self._problem("unknown-event", ("raised", i))
            elif not self._is_known(event, ("raised", i)):
                continue
            else:
                yield event

    def _is_known(self, event: Raised, path: Path) -> bool:
        ids = self.tree.alert_ids if event.kind == "alert" else self.tree.withdrawal_ids
        if event.visit not in self.tree.visits:
            known = ", ".join(visit for visit in self.tree.visits if visit != FIRST)
            self._problem("unknown-visit", path, key=event.visit, visits=known)
        elif event.id is not None and event.id not in ids:
            code = "unknown-alert" if event.kind == "alert" else "unknown-withdrawal"
            self._problem(code, path, key=event.id, known=", ".join(sorted(ids)))
        else:
            return True
        return False

    def actor(self, raw: object) -> Actor | None:
        if isinstance(raw, Mapping) and raw.keys() <= {"profession", "entitled", "adopted"}:
            profession, entitled = raw.get("profession"), raw.get("entitled")
            adopted = raw.get("adopted", False)
            named = isinstance(profession, str | None) and isinstance(adopted, bool)
            if named and isinstance(entitled, bool | None):
                return Actor(profession=profession, entitled=entitled, adopted=adopted)
        self._problem("not-an-actor", ("actor",))
        return None


def _options(fact: Fact, options: tuple[str, ...], raw: object) -> dict[Fact, object] | None:
    """Return what an answer to a `choices` question says of each option.

    `none` says that all are absent. A mapping and a list say nothing of the options that they do
    not name: these remain to be asked.
    """
    each = [replace(fact, option=option) for option in options]
    match raw:
        case "none":
            return dict.fromkeys(each, False)
        case Unknown():
            return dict.fromkeys(each, raw)
        case Mapping() if set(raw) == {"unknown"} and "unknown" not in options:
            return dict.fromkeys(each, raw)
        case Mapping() if raw and set(raw) <= set(options):
            return {replace(fact, option=str(option)): value for option, value in raw.items()}
        case list() | tuple() if _distinct(raw, options):
            return {replace(fact, option=str(option)): True for option in raw}
    return None


def _distinct(named: Sequence[object], options: tuple[str, ...]) -> bool:
    known = [one for one in named if isinstance(one, str) and one in options]
    return 0 < len(known) == len(named) == len(set(known))


def _raised(raw: object) -> Raised | None:
    """Read `{doubt: VISIT}`, `{withdraw: VISIT, id: …}` or `{alert: ID, at: VISIT}`."""
    if not isinstance(raw, Mapping):
        return None
    if not all(isinstance(one, str) for pair in raw.items() for one in pair):
        return None
    event = cast("Mapping[str, str]", raw)
    kind: Literal["doubt", "withdraw", "alert"]
    match sorted(event):
        case ["doubt"]:
            kind, visit, id_ = "doubt", event["doubt"], None
        case ["withdraw"] | ["id", "withdraw"]:
            kind, visit, id_ = "withdraw", event["withdraw"], event.get("id")
        case ["alert"] | ["alert", "at"]:
            kind, visit, id_ = "alert", event.get("at", FIRST), event["alert"]
        case _:
            return None
    return Raised(kind=kind, visit=FIRST if visit == "start" else visit, id=id_)
