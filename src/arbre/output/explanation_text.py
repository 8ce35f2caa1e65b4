"""Explanation → text: why, why not, what would change it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from arbre.engine.explaining import Explanation, WhatIf
from arbre.engine.telling.echoing import answer_words
from arbre.engine.telling.identity import identity
from arbre.engine.telling.reasons import Teller
from arbre.engine.telling.sources import quotations
from arbre.engine.telling.statuses import REFUSAL, status_words
from arbre.language.diagnostics.catalogue.entry import Words
from arbre.language.wrapping import wrapped

_STEP = "  "
_WHY = Words("POURQUOI", "WHY")
_ENOUGH = Words("CES RÉPONSES SUFFISENT", "THESE ANSWERS ARE ENOUGH")
_ACTS = Words("ACTES AUTORISÉS", "ACTS AUTHORISED")
_NOT_ACTS = Words("ACTES NON AUTORISÉS", "ACTS NOT AUTHORISED")
_CHANGES = Words("CE QUI CHANGERAIT LA DÉCISION", "WHAT WOULD CHANGE THE DECISION")


def to_text(
    explanation: Explanation, changes: Iterable[WhatIf], teller: Teller, width: int = 80
) -> str:
    """Return why it was decided so, `width` columns wide.

    Args:
        explanation: from `explain`.
        changes: what would change the decision, for authors; nothing on a delegate's own screen.
        teller: the words.
        width: the columns to write in.

    """
    outcome = explanation.outcome
    about = identity(teller.tree.protocol, outcome.mode, teller)
    blocks = (
        (status_words(outcome, teller), _whom(explanation, teller)),
        (teller.say(_WHY), _because(explanation, teller)),
        (teller.say(_ENOUGH), _support(explanation, teller)),
        (teller.say(_ACTS), _acts(explanation, teller)),
        (teller.say(_NOT_ACTS), _refused(explanation, teller)),
        (teller.say(_CHANGES), _changes(changes, teller)),
    )
    found = ((title, list(items)) for title, items in blocks)
    texts = [_block(title, items, width) for title, items in found if items]
    return "\n\n".join([about, *texts]) + "\n"


def _block(title: str, items: list[str], width: int) -> str:
    lines = [title]
    for item in items:
        lines += [_STEP + line for line in wrapped(item, width - len(_STEP), indent=_STEP)]
    return "\n".join(lines)


def _whom(explanation: Explanation, teller: Teller) -> Iterator[str]:
    outcome = explanation.outcome
    if outcome.referral is not None:
        yield teller.whom(outcome.referral)
    elif outcome.waiting is not None:
        yield teller.stage(outcome.waiting.node)
    else:
        yield " → ".join(teller.stage(step.id) for step in outcome.path)


def _because(explanation: Explanation, teller: Teller) -> Iterator[str]:
    for reason in explanation.because:
        yield teller.reason(reason)
        yield from _cited(reason.cite, teller)


def _support(explanation: Explanation, teller: Teller) -> Iterator[str]:
    yield from teller.facts.several(explanation.support)


def _acts(explanation: Explanation, teller: Teller) -> Iterator[str]:
    for act in explanation.outcome.acts:
        facts = " ; ".join(teller.facts.several(act.facts))
        yield teller.pair(teller.act(act.id), facts) if facts else teller.act(act.id)
        yield from _cited(act.cite, teller)


def _refused(explanation: Explanation, teller: Teller) -> Iterator[str]:
    for act in explanation.refused:
        text = teller.pair(teller.act(act.id), teller.say(REFUSAL[act.why]))
        facts = " ; ".join(teller.facts.several(act.facts))
        yield f"{text} ({facts})" if facts else text


def _changes(changes: Iterable[WhatIf], teller: Teller) -> Iterator[str]:
    for one in changes:
        question = teller.facts.question(one.fact)
        answer = answer_words(one.answer, question, teller.facts.now, teller.language)
        after = status_words(one.outcome, teller)
        if one.outcome.referral is not None:
            after += f", {teller.whom(one.outcome.referral)}"
        yield f"{teller.pair(teller.facts.label(one.fact), answer)} → {after}"


def _cited(cites: Iterable[str], teller: Teller) -> Iterator[str]:
    for one in quotations(cites, teller.tree.protocol, teller.language):
        yield f"  – {one.title} : {one.text} [{one.confidence}]"
