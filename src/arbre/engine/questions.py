"""What is asked of a person: facts, with the words of the protocol."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from arbre.engine.outcome import Outcome
from arbre.language.conditions.syntax import Fact
from arbre.language.diagnostics.diagnostic import Language
from arbre.language.protocol import QuestionType, Text
from arbre.language.texts import said
from arbre.language.tree import Tree


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question to ask now.

    `id` is the key of its answer (`q`, or `q@visit`). `stage` is the section or the node that asks
    it; questions with the same `screen` may be shown together. For a `choices` question, `options`
    are those still open. `low` and `high` are inclusive, in `unit`; a decimal moves by `step`.
    """

    id: str
    facts: tuple[Fact, ...]
    visit: str
    stage: str
    screen: str | None
    ask: str
    label: str
    how: str | None
    kind: QuestionType
    unit: str | None
    low: int | Decimal | None
    high: int | Decimal | None
    step: Decimal | None
    options: Mapping[str, str]
    if_true: str | None
    if_false: str | None
    cite: tuple[str, ...]


def questions_of(outcome: Outcome, tree: Tree, language: Language) -> tuple[Question, ...]:
    """Return the questions that an outcome asks, in order; the first is certain."""
    stage = outcome.path[-1].id if outcome.path else "alerts"
    return tuple(_questions(outcome.asking, stage, tree, language))


def _questions(
    facts: tuple[Fact, ...], stage: str, tree: Tree, language: Language
) -> Iterator[Question]:
    for (question, visit), group in groupby(facts, lambda fact: (fact.question, fact.visit)):
        yield _question(question, visit, tuple(group), stage, tree, language)


def _question(
    name: str, visit: str, facts: tuple[Fact, ...], stage: str, tree: Tree, language: Language
) -> Question:
    written = tree.protocol.questions[name]
    open_ = {fact.option for fact in facts}
    options = (written.options or {}).items()
    low, high = written.range or (None, None)
    cite = written.cite
    return Question(
        id=str(Fact(name, None, visit)),
        facts=facts,
        visit=visit,
        stage=stage,
        screen=_screen(stage, written.type, tree),
        ask=said(written.ask, language),
        label=said(written.label, language),
        how=_said(written.how, language),
        kind=written.type,
        unit=written.unit,
        low=low,
        high=high,
        step=written.step,
        options={
            option: said(label, language)
            for option, label in options
            if written.type == "choice" or option in open_
        },
        if_true=_said(written.if_true, language),
        if_false=_said(written.if_false, language),
        cite=() if cite is None else (cite,) if isinstance(cite, str) else cite,
    )


def _said(text: Text | None, language: Language) -> str | None:
    return said(text, language) if text is not None else None


def _screen(stage: str, kind: QuestionType, tree: Tree) -> str | None:
    node = tree.nodes.get(stage)
    together = node is None or node.one_screen
    return stage if together and kind == "boolean" else None
