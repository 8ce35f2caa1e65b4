"""What was found in a case → words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

from arbre.engine.answers import Answers, Clocks
from arbre.engine.outcome import Reason
from arbre.engine.telling.facts import FactWords, unknown_words
from arbre.engine.telling.names import Names
from arbre.engine.telling.observing import Observer
from arbre.engine.view import View
from arbre.language.conditions.syntax import Condition, Path
from arbre.language.conditions.values import Truth
from arbre.language.diagnostics.catalogue.entry import Words
from arbre.language.looked_at import conditions

_FIXED: Mapping[str, Words] = MappingProxyType(
    {
        "suspended": Words("Protocole suspendu", "Protocol suspended"),
        "retired": Words("Protocole retiré", "Protocol retired"),
        "not_yet_valid": Words("Protocole pas encore en vigueur", "Protocol not yet in force"),
        "expired": Words("Protocole qui n'est plus en vigueur", "Protocol no longer in force"),
        "review_passed": Words("Date de révision du protocole passée", "Review date passed"),
        "doubt": Words("Doute du professionnel", "Doubt of the person at work"),
        "withdraw": Words("Le patient souhaite sortir", "The patient wishes to leave"),
    }
)
_ACTOR: Mapping[Truth, Words] = MappingProxyType(
    {
        Truth.TRUE: Words(
            "La personne au travail n'est pas autorisée par ce protocole",
            "The person at work may not act under this protocol",
        ),
        Truth.UNKNOWN: Words(
            "On ne sait pas si la personne au travail est autorisée par ce protocole",
            "It is not known whether the person at work may act under this protocol",
        ),
    }
)
_UNMET: Mapping[Truth, Words] = MappingProxyType(
    {
        Truth.TRUE: Words("condition non remplie", "condition not met"),
        Truth.UNKNOWN: Words("non vérifiable", "cannot be verified"),
        Truth.FALSE: Words("remplie", "met"),
    }
)
_FOUND: Mapping[Truth, Words] = MappingProxyType(
    {
        Truth.TRUE: Words("présent", "present"),
        Truth.UNKNOWN: Words("non écarté", "not ruled out"),
        Truth.FALSE: Words("cherché, absent", "looked for, absent"),
    }
)


@dataclass(frozen=True, kw_only=True)
class Teller(Names):
    """Says an outcome of one case in one language."""

    answers: Answers
    clocks: Clocks

    @cached_property
    def facts(self) -> FactWords:
        return FactWords(
            protocol=self.tree.protocol,
            answers=self.answers,
            clocks=self.clocks,
            language=self.language,
        )

    @cached_property
    def observer(self) -> Observer:
        view = View(answers=self.answers, clocks=self.clocks)
        return Observer(names=self, facts=self.facts, view=view)

    @cached_property
    def conditions(self) -> Mapping[Path, Condition]:
        """What can be looked at, by its place in the file."""
        return conditions(self.tree)

    def name(self, reason: Reason) -> str:
        """Return what was looked at."""
        if reason.origin == "actor":
            return self.say(_ACTOR[Truth.TRUE if reason.truth is Truth.TRUE else Truth.UNKNOWN])
        if reason.id in _FIXED and reason.origin in ("protocol", "doubt", "withdraw"):
            return self.say(_FIXED[reason.id])
        if reason.origin in ("raised", "withdraw"):
            return self._raised(reason)
        criterion = self.criteria.get((reason.origin, reason.id))
        if criterion is not None:
            return self.criterion(criterion)
        if reason.origin == "contraindications":
            return self._contraindication(reason.id)
        if reason.origin in ("when", "also", "first_of") and reason.id in self.tree.protocol.acts:
            return self.act(reason.id)
        return self.stage(reason.id)

    def reason(self, reason: Reason) -> str:
        """Return what was found and the answers it rests on."""
        name = self.name(reason)
        answers = self._supporting(reason, name)
        shown = [*self._computed(reason, name), *(one for one in answers if not _same(one, name))]
        verdict = self._verdict(reason)
        text = f"{name} {verdict}" if verdict in _SPACED else self._colon(name, verdict)
        return self._colon(text, self._listed(shown)) if shown else text

    def _supporting(self, reason: Reason, name: str) -> Iterator[str]:
        """Yield the answers; one that is about the same thing is not named again."""
        if len(reason.facts) == 1 and _same(self.facts.label(reason.facts[0]), name):
            unknown = unknown_words(self.answers.facts.get(reason.facts[0]), self.language)
            yield unknown or self.facts.one(reason.facts[0])
        else:
            yield from self.facts.several(reason.facts)

    def _computed(self, reason: Reason, name: str) -> Iterator[str]:
        """Yield the scores and other values that the reason rests on, each with its number.

        One that bears the name of what was looked at is not named again.
        """
        condition = self.conditions.get(reason.path)
        found = self.observer.values(condition) if condition is not None else ()
        named = self.pair(name, "")
        yield from dict.fromkeys(one.text.removeprefix(named) for one in found)

    def _verdict(self, reason: Reason) -> str:
        if reason.origin == "inclusion":
            return self.say(_UNMET[reason.truth])
        sections = ("alerts", "exclusion", "withdrawal", "contraindications")
        if reason.origin in sections and reason.truth is not Truth.TRUE:
            return self.say(_FOUND[reason.truth])
        return ""

    def _colon(self, left: str, right: str) -> str:
        return self.facts.pair(left, right) if right else left

    def _listed(self, parts: list[str]) -> str:
        return " ; ".join(parts) if self.language == "fr" else "; ".join(parts)

    def _raised(self, reason: Reason) -> str:
        found = [one for (_, id_), one in self.criteria.items() if id_ == reason.id]
        return self.criterion(found[0]) if found else reason.id

    def _contraindication(self, id_: str) -> str:
        act, _, number = id_.rpartition(".")
        written = (self.tree.protocol.acts[act].contraindications or ())[int(number) - 1]
        if written.label is not None:
            return self._colon(self.act(act), self.text(written.label))
        for node in self.tree.nodes.values():
            for offer in node.offers:
                for one in offer.acts:
                    if one.id == act:
                        when = one.contraindications[int(number) - 1].when
                        return self._colon(self.act(act), self.condition(when))
        return self.act(act)


_SPACED = frozenset(("non écarté", "not ruled out"))


def _same(left: str, right: str) -> bool:
    """Whether two phrases say the same: an answer that only repeats its criterion is left out."""
    return left.casefold() == right.casefold()
