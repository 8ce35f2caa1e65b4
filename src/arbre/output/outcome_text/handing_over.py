"""Four lines to say on the phone: situation, history, findings, request."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from arbre.engine.answers import Unknown
from arbre.engine.outcome import Outcome, Reason
from arbre.engine.telling.counting import counted_findings
from arbre.engine.telling.reasons import Teller
from arbre.language.conditions.syntax import Fact
from arbre.language.conditions.values import Truth
from arbre.output.outcome_text.paragraph import Paragraph

_HISTORY = ("history", "treatment")


def to_say(outcome: Outcome, teller: Teller) -> Iterator[Paragraph]:
    """Yield the four lines, made of the answers and of the protocol's own words."""
    made = outcome.referral
    if made is None:
        return
    french = teller.language == "fr"
    groups = _groups(outcome, teller)
    request = teller.text(teller.tree.referrals[made.id].say) or _about(made.reasons, teller)
    nothing = "rien de recueilli" if french else "nothing collected"
    lines = (
        f"S  {_joined(_situation(groups[0], teller)) or nothing}",
        f"{'A' if french else 'B'}  {_joined(_telling(groups[1], teller)) or nothing}",
        f"{'E' if french else 'A'}  {_joined(_findings(outcome, groups[2], teller)) or nothing}",
        f"{'D' if french else 'R'}  {request}",
    )
    yield Paragraph(title="À DIRE" if french else "SAY", lines=lines)


def _groups(outcome: Outcome, teller: Teller) -> tuple[list[Fact], list[Fact], list[Fact]]:
    """Sort the answers: who and when; history and treatments; what the examination found."""
    situation, history, alerts = _of_sections(outcome)
    facts = teller.answers.facts
    used = [fact for fact in outcome.used if fact in facts]
    apart = {fact for one in outcome.examined if _is_apart(one) for fact in one.facts}
    first = [fact for fact in used if fact in situation or _is_measure(fact, teller)]
    second = [fact for fact in used if fact in history and fact not in first]
    taken = {*first, *second, *alerts, *apart}
    return first, second, [fact for fact in used if fact not in taken]


def _is_apart(reason: Reason) -> bool:
    """Whether a reason is about the organisation, which is not told of a patient."""
    organisation = reason.category in ("availability", "administrative")
    return reason.origin == "consent" or (organisation and reason.truth is Truth.FALSE)


def _of_sections(outcome: Outcome) -> tuple[set[Fact], set[Fact], set[Fact]]:
    situation: set[Fact] = set()
    history: set[Fact] = set()
    alerts: set[Fact] = set()
    for one in outcome.examined:
        if one.origin == "inclusion" and one.category not in ("availability", "administrative"):
            situation.update(one.facts)
        if one.category in _HISTORY or one.origin == "contraindications":
            history.update(one.facts)
        if one.origin == "alerts" and one.truth is Truth.FALSE:
            alerts.update(one.facts)
    return situation, history, alerts


def _is_measure(fact: Fact, teller: Teller) -> bool:
    """Whether an answer says who, which side or when."""
    return teller.facts.question(fact).type in ("choice", "date", "datetime")


def _situation(facts: list[Fact], teller: Teller) -> Iterator[str]:
    ordered = sorted(facts, key=lambda fact: _is_instant(fact, teller))
    yield from teller.facts.several(ordered)


def _is_instant(fact: Fact, teller: Teller) -> bool:
    return isinstance(teller.answers.facts.get(fact), date)


def _telling(facts: list[Fact], teller: Teller) -> Iterator[str]:
    """Yield what is there or unknown first, then what is not."""
    answers = teller.answers.facts

    def weight(fact: Fact) -> int:
        answer = answers.get(fact)
        return 0 if answer is True else 1 if isinstance(answer, Unknown) else 2

    yield from teller.facts.several(sorted(facts, key=weight))


def _findings(outcome: Outcome, facts: list[Fact], teller: Teller) -> Iterator[str]:
    present = [fact for fact in facts if _stands_out(fact, teller)]
    yield from teller.facts.several(present)
    alerts = {one.id: one.truth for one in outcome.examined if one.origin == "alerts"}
    if alerts:
        yield counted_findings("alerts", list(alerts.values()), teller.language)
    rest = [fact for fact in facts if fact not in present]
    yield from teller.facts.several(rest)


def _stands_out(fact: Fact, teller: Teller) -> bool:
    answer = teller.answers.facts.get(fact)
    return answer is True or isinstance(answer, Unknown)


def _about(reasons: Iterable[Reason], teller: Teller) -> str:
    about = " ; ".join(dict.fromkeys(teller.name(reason) for reason in reasons))
    if teller.language == "fr":
        return f"Votre avis : {about}." if about else "Votre avis."
    return f"Your advice: {about}." if about else "Your advice."


def _joined(parts: Iterable[str]) -> str:
    return ". ".join(dict.fromkeys(parts))
