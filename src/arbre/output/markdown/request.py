"""Request → a document to send: who asks whom, what was found, what is asked, room to reply."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from types import MappingProxyType

from arbre.engine.outcome import Mode
from arbre.engine.requesting import Request
from arbre.engine.telling.echoing import clock, day_of
from arbre.engine.telling.identity import identity
from arbre.engine.telling.limits import limit_words, value_words
from arbre.engine.telling.reasons import Teller
from arbre.engine.telling.statuses import given_words
from arbre.engine.telling.ways import by_whom
from arbre.language.conditions.phrasing import capitalised
from arbre.language.diagnostics.catalogue.entry import Words
from arbre.language.professions import PROFESSIONS
from arbre.language.protocol import Question
from arbre.output.markdown.table import plain

_TITLES: Mapping[str, Words] = MappingProxyType(
    {
        "validation": Words("Demande de validation", "Request for a validation"),
        "reply": Words("Demande d'avis", "Request for advice"),
        "result": Words("Demande de résultat", "Request for a result"),
    }
)
_BY_NAME = Words("nom, qualité et identifiant à compléter", "name, role and identifier to fill in")
_PATIENT = Words(
    "à identifier dans l'outil d'envoi, pas ici", "to identify in the tool that sends, not here"
)
_NOBODY = Words("non précisé", "not stated")
_OTHER = Words("je ne peux pas répondre, parce que :", "I cannot answer, because:")
_NONE = Words(
    "aucune de ces lignes : toutes cherchées, toutes absentes",
    "none of these lines: all looked for, all absent",
)
_YES_NO = (Words("oui", "yes"), Words("non", "no"))


def to_request(request: Request, teller: Teller, mode: Mode) -> str:
    """Return the request as Markdown; it names nobody: neither the patient nor those who act."""
    protocol = teller.tree.protocol
    title = teller.say(_TITLES[request.wait.kind])
    channel = request.wait.channel
    head = f"{title} {teller.channel(channel)}" if channel else title
    lines = [
        *(f"# {head}", ""),
        *(f"**{identity(protocol, mode, teller)}**  ", plain(teller.text(protocol.title))),
        *("", *_people(request, teller)),
        *("", *_question(request, teller)),
        *("", *_findings(request, teller)),
        *(_acts(request, teller)),
        *("", *_reply(request, teller)),
    ]
    return "\n".join(lines) + "\n"


def _people(request: Request, teller: Teller) -> Iterator[str]:
    french = teller.language == "fr"
    late = _instant(request.not_after, teller)
    then = teller.whom(request.wait.if_none)
    rows = (
        ("Demandé par" if french else "Requested by", _requesting(request, teller)),
        ("Demandé à" if french else "Requested of", capitalised(by_whom(request.wait, teller))),
        ("Demandé le" if french else "Requested on", _instant(teller.clocks.present, teller)),
        (
            "Réponse attendue" if french else "Reply expected",
            f"au plus tard le {late} ; ensuite : {then}"
            if french
            else f"by {late} at the latest; then: {then}",
        ),
        ("Patient", teller.say(_PATIENT)),
    )
    for label, value in rows:
        yield f"- {teller.pair(f'**{label}**', value)}"


def _requesting(request: Request, teller: Teller) -> str:
    profession = request.requesting.profession
    known = PROFESSIONS.get(profession or "")
    who = teller.say(Words(*known)) if known else teller.say(_NOBODY)
    return f"{who} ({teller.say(_BY_NAME)})"


def _question(request: Request, teller: Teller) -> Iterator[str]:
    yield "## Question posée" if teller.language == "fr" else "## What is asked"
    for question in _questions(request, teller):
        yield from ("", plain(teller.text(question.ask)))
        how = plain(teller.text(question.how))
        yield from ("", how) if how else ()


def _questions(request: Request, teller: Teller) -> tuple[Question, ...]:
    """Return what the reply says: the question of the wait, then what a reply's node asks."""
    more = teller.tree.nodes[request.node].ask if request.wait.kind == "reply" else ()
    names = dict.fromkeys(one.fact.question for one in (*request.wait.asked, *more))
    return tuple(teller.tree.protocol.questions[name] for name in names)


def _findings(request: Request, teller: Teller) -> Iterator[str]:
    yield "## Ce qui a été trouvé" if teller.language == "fr" else "## What was found"
    yield ""
    values = (value_words(one, teller) for one in request.values)
    yield from _listed((*teller.facts.several(request.findings), *dict.fromkeys(values)))


def _acts(request: Request, teller: Teller) -> Iterator[str]:
    if not request.acts:
        return
    yield from ("", f"## {given_words(request.acts, teller).capitalize()}", "")
    semicolon = " ; " if teller.language == "fr" else "; "
    for act in request.acts:
        limits = (limit_words(act, limit, teller) for limit in act.limits)
        yield f"- {plain(semicolon.join([teller.act(act.id), *limits]))}"


def _reply(request: Request, teller: Teller) -> Iterator[str]:
    french = teller.language == "fr"
    yield "## Réponse" if french else "## Reply"
    yield ""
    questions = _questions(request, teller)
    for question in questions:
        if len(questions) > 1:
            yield from (f"**{plain(teller.text(question.label))}**", "")
        yield from (f"- [ ] {plain(choice)}" for choice in _choices(question, teller))
        yield from ("",) if len(questions) > 1 else ()
    yield f"- [ ] {teller.say(_OTHER)}"
    yield ""
    yield (
        "Nom, qualité, date et heure, signature :"
        if french
        else "Name, role, date and time, signature:"
    )
    yield ""
    yield (
        f"Empreinte du protocole : `{teller.tree.hash}`"
        if french
        else f"Hash of the protocol: `{teller.tree.hash}`"
    )


def _choices(question: Question, teller: Teller) -> Iterator[str]:
    """Yield the answers that may be ticked; another kind of answer is written out."""
    if question.type == "boolean":
        phrases = (question.if_true, question.if_false)
        for phrase, word in zip(phrases, _YES_NO, strict=True):
            yield teller.text(phrase) or teller.say(word)
    elif question.options:
        yield from map(teller.text, question.options.values())
        yield from (teller.say(_NONE),) if question.type == "choices" else ()
    else:
        yield teller.pair(teller.text(question.label), f"……… {question.unit or ''}".rstrip())


def _listed(texts: Iterable[str]) -> Iterator[str]:
    yield from (f"- {plain(text)}" for text in texts)


def _instant(instant: datetime, teller: Teller) -> str:
    at = "à" if teller.language == "fr" else "at"
    day = day_of(instant.date().isoformat(), teller.language)
    return f"{day} {at} {clock(instant, teller.language)}"
