"""What is still to be asked, what was given for nothing, what is assumed, who says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from arbre.engine.outcome import Outcome
from arbre.engine.telling.limits import assumed_of_limit
from arbre.engine.telling.reasons import Teller
from arbre.engine.telling.sources import quotations
from arbre.language.conditions.phrasing import to_number
from arbre.language.conditions.syntax import Condition, Fact, Number, Term
from arbre.language.conditions.traversal import parts_of
from arbre.output.outcome_text.paragraph import Paragraph


def missing(outcome: Outcome, teller: Teller) -> Iterator[Paragraph]:
    """Yield what is asked next and what else may be needed."""
    french = teller.language == "fr"
    if outcome.asking:
        lines = tuple(_by_question(outcome.asking, teller))
        yield Paragraph(title="À DEMANDER" if french else "TO ASK", lines=lines)
    later = [fact for fact in outcome.missing if fact not in outcome.asking]
    if later:
        title = "PUIS, PEUT-ÊTRE" if french else "THEN PERHAPS"
        yield Paragraph(title=title, lines=tuple(_by_question(later, teller)), tone="quiet")


def unused(outcome: Outcome, teller: Teller) -> Iterator[Paragraph]:
    """Yield the answers that decided nothing."""
    if outcome.unused:
        title = "SANS EFFET" if teller.language == "fr" else "WITHOUT EFFECT"
        names = (f"{fact} ({text})" for fact, text in _each(outcome.unused, teller))
        yield Paragraph(title=title, lines=tuple(names), tone="quiet")


def to_verify(outcome: Outcome, teller: Teller) -> Iterator[Paragraph]:
    """Yield the assumed values that this outcome rests on."""
    parameters = teller.tree.protocol.parameters
    lines = []
    for name in assumed(outcome, teller):
        one = parameters[name]
        value = to_number(one.value, one.unit, teller.language)
        text = teller.facts.pair(teller.text(one.label) or name, f"{value}, *supposé*")
        if teller.language == "en":
            text = text.replace("*supposé*", "*assumed*")
        lines.append(f"{text} ({teller.text(one.note)})" if one.note is not None else text)
    if lines:
        title = "À VÉRIFIER" if teller.language == "fr" else "TO VERIFY"
        yield Paragraph(title=title, lines=tuple(lines))


def sources(outcome: Outcome, teller: Teller) -> Iterator[Paragraph]:
    """Yield what the reasons and the acts rest on, with how far it is to be trusted."""
    cites = [cite for one in outcome.reasons for cite in one.cite]
    cites += [cite for act in outcome.acts for cite in act.cite]
    cites += [cite for act in outcome.acts for limit in act.limits for cite in limit.cite]
    found = quotations(cites, teller.tree.protocol, teller.language)
    if found:
        by_title: dict[str, list[str]] = {}
        for one in found:
            by_title.setdefault(one.title, []).append(f"{one.text} [{one.confidence}]")
        lines = [teller.facts.pair(title, " ".join(said)) for title, said in by_title.items()]
        yield Paragraph(title="SOURCES", lines=tuple(lines), tone="quiet")


def assumed(outcome: Outcome, teller: Teller) -> tuple[str, ...]:
    """Return the assumed parameters in the conditions examined, limits and delays."""
    parameters = teller.tree.protocol.parameters
    conditions = teller.conditions
    looked = (conditions[one.path] for one in outcome.examined if one.path in conditions)
    names = [name for condition in looked for name in _parameters(condition)]
    names += [
        name
        for act in outcome.acts
        for limit in act.limits
        for name in assumed_of_limit(act, limit, teller)
    ]
    names += _of_waits(outcome, teller)
    return tuple(name for name in dict.fromkeys(names) if parameters[name].status == "assumed")


def _of_waits(outcome: Outcome, teller: Teller) -> Iterator[str]:
    """Yield the parameters that bound the waits that the walk came to."""
    protocol = teller.tree.protocol
    for step in outcome.path:
        written = protocol.tree.nodes.get(step.id)
        if written is not None and written.wait is not None:
            bounds = (written.wait.after, written.wait.before)
            yield from (one for one in bounds if one in protocol.parameters)


def _parameters(part: Condition | Term) -> Iterator[str]:
    if isinstance(part, Number) and part.parameter is not None:
        yield part.parameter
    for below in parts_of(part):
        yield from _parameters(below)


def _by_question(facts: Iterable[Fact], teller: Teller) -> Iterator[str]:
    """Yield each question once, with the key that answers it."""
    seen: dict[str, str] = {}
    for fact in facts:
        key = str(Fact(fact.question, None, fact.visit))
        seen.setdefault(key, teller.text(teller.facts.question(fact).ask))
    yield from (f"{ask} ({key})" for key, ask in seen.items())


def _each(facts: Iterable[Fact], teller: Teller) -> Iterator[tuple[Fact, str]]:
    for fact in facts:
        yield fact, teller.facts.one(fact)
