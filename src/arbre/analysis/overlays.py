"""Whether a local overlay lets more happen to any patient than what it extends (extra `proof`)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from importlib.util import find_spec
from typing import TYPE_CHECKING, Final

from arbre.analysis.differences import Change, Treated
from arbre.engine.telling.facts import FactWords
from arbre.errors import MissingExtra
from arbre.language.diagnostics.catalogue import Words
from arbre.language.diagnostics.diagnostic import Diagnostic, Language
from arbre.language.extension import Base, verdict_on
from arbre.language.loading import tree_of
from arbre.language.texts import said
from arbre.language.tree import Tree

if TYPE_CHECKING:
    from arbre.analysis.proof.replay import Replayed

LANGUAGES: Final[tuple[Language, ...]] = ("fr", "en")


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """`tree` is the overlay once it has been compared, None where it is laxer for somebody.

    `diagnostics` then show whom, one patient each; otherwise they say what to note in the file, if
    it does not say so already. What could not be told is as if it had not been compared.
    """

    tree: Tree | None
    diagnostics: tuple[Diagnostic, ...]


def compared(tree: Tree) -> Comparison:
    """Compare an overlay with what it extends; anything else needs no comparison.

    Raises:
        MissingExtra: the solver is not installed; the message is the command to run.

    """
    base = tree.base
    if base is None:
        return Comparison(tree=tree, diagnostics=())
    old = tree_of(base.document)
    if old is None:
        raise AssertionError("the base of an overlay has no error")
    laxer = _laxer(old, tree)
    if laxer is None:
        unsure = _at_base("overlay-not-compared", tree, base, {"name": base.id})
        return Comparison(tree=_without_verdict(tree, base), diagnostics=(unsure,))
    if laxer:
        return Comparison(tree=None, diagnostics=tuple(_refused(laxer, old, tree, base)))
    verdict = verdict_on(base.hash, tree.hash)
    values = {"name": base.id, "verdict": verdict}
    noted = () if tree.compared else (_at_base("overlay-compared", tree, base, values),)
    document = replace(tree.document, base=replace(base, verdict=verdict))
    return Comparison(tree=replace(tree, document=document), diagnostics=noted)


def _at_base(code: str, tree: Tree, base: Base, values: Mapping[str, str]) -> Diagnostic:
    """Return a diagnostic where the overlay names its base."""
    return Diagnostic(code=code, source=tree.document.source, span=base.place, values=values)


def _without_verdict(tree: Tree, base: Base) -> Tree:
    return replace(tree, document=replace(tree.document, base=replace(base, verdict=None)))


def _laxer(old: Tree, new: Tree) -> tuple[Change, ...] | None:
    """Return what is laxer, None when it could not be told."""
    if find_spec("z3") is None:
        raise MissingExtra("proof")
    from arbre.analysis.proof.differing.narrowing import UnsureError, laxer

    try:
        found = laxer(old, new)
    except UnsureError:
        return None
    return tuple(Change(aspect=move[0], order=move[1], patient=one) for move, one in found)


# ── who would be treated more freely ──────────────────────────────────────────────────────────


def _refused(laxer: tuple[Change, ...], old: Tree, new: Tree, base: Base) -> Iterator[Diagnostic]:
    """Yield what is laxer, once for each patient that shows it."""
    patients = {id(one.patient): one.patient for one in laxer}
    for key, patient in patients.items():
        changes = [one for one in laxer if id(one.patient) == key]
        values = {"name": base.id, **_changed(changes, new), **_treated(patient, old, new)}
        yield _at_base("overlay-laxer", new, base, values)


def _changed(changes: list[Change], tree: Tree) -> dict[str, str]:
    return {
        f"change_{language}": ", ".join(_change(one, tree, language) for one in changes)
        for language in LANGUAGES
    }


def _change(change: Change, tree: Tree, language: Language) -> str:
    aspect = change.aspect
    words = _LAXER[aspect.kind]
    phrase = words.fr if language == "fr" else words.en
    act = tree.protocol.acts.get(aspect.name)
    about = said(act.label, language) if act is not None else aspect.name
    return phrase.replace("ABOUT", about).replace("LIMIT", aspect.limit)


_LAXER: Final[Mapping[str, Words]] = {
    "inclusion": Words("entre dans le protocole", "enters the protocol"),
    "end": Words("va jusqu'au bout du protocole", "comes to the end of the protocol"),
    "urgency": Words("adressé moins vite", "referred less urgently"),
    "doubt": Words("adressé moins vite en cas de doute", "referred less urgently in doubt"),
    "withdrawal": Words("adressé moins vite à la sortie", "referred less urgently on leaving"),
    "act": Words("reçoit l'acte « ABOUT »", "is given the act `ABOUT`"),
    "max": Words("plus de « ABOUT » (LIMIT)", "more of `ABOUT` (LIMIT)"),
    "min": Words("au moins : plus bas pour « ABOUT » (LIMIT)", "a lower least `ABOUT` (LIMIT)"),
    "unit": Words("une autre unité pour « ABOUT » (LIMIT)", "another unit of `ABOUT` (LIMIT)"),
}
"""What each way of being laxer means for the patient."""


def _treated(patient: Treated, old: Tree, new: Tree) -> dict[str, str]:
    found: dict[str, str] = {}
    for language in LANGUAGES:
        found[f"patient_{language}"] = ", ".join(_asked(patient, new, language))
        found[f"before_{language}"] = _decided(patient.before, old, language)
        found[f"after_{language}"] = _decided(patient.after, new, language)
    return found


def _decided(replayed: Replayed, tree: Tree, language: Language) -> str:
    from arbre.analysis.proof.telling import decision_words

    said_ = decision_words(replayed, tree, language)
    if replayed.outcome.waiting is None:
        return said_
    waiting = "en attente" if language == "fr" else "waiting"
    return ", ".join([waiting, *said_.split(", ")[1:]])


def _asked(patient: Treated, new: Tree, language: Language) -> Iterator[str]:
    """Yield the answers of a patient: an overlay asks all that its base asks, or stops before."""
    replayed: Replayed = patient.after
    facts = {**patient.before.asked.facts, **replayed.asked.facts}
    words = FactWords(
        protocol=new.protocol,
        answers=replace(replayed.asked, facts=facts),
        clocks=replayed.clocks,
        language=language,
    )
    yield from words.several(facts)
