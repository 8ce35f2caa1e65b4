"""What was found, and where the patient is sent → words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

from arbre.engine.answers import Answers, Clocks
from arbre.engine.outcome import Reason, ReferralMade
from arbre.engine.telling.facts import FactWords, unknown_words
from arbre.language.conditions.phrasing import Labels, to_sentence
from arbre.language.conditions.syntax import Condition
from arbre.language.conditions.values import Truth
from arbre.language.diagnostics.catalogue.entry import Words
from arbre.language.diagnostics.diagnostic import Language
from arbre.language.protocol import Addressee, Text, Urgency
from arbre.language.texts import labels, said
from arbre.language.tree import Criterion, Referral, Tree

URGENCY: Mapping[Urgency, Words] = MappingProxyType(
    {
        "immediate": Words("immédiatement", "immediately"),
        "now": Words("maintenant", "now"),
        "same_day": Words("le jour même", "the same day"),
        "planned": Words("rendez-vous à prévoir", "by appointment"),
    }
)
ADDRESSEE: Mapping[Addressee, Words] = MappingProxyType(
    {
        "emergency": Words("les urgences", "the emergency service"),
        "specialist": Words("le spécialiste", "the specialist"),
        "delegant": Words("le médecin délégant", "the delegating physician"),
        "usual_physician": Words("le médecin traitant", "the usual physician"),
    }
)
CHANNEL: Mapping[str, Words] = MappingProxyType(
    {
        "phone": Words("par téléphone", "by phone"),
        "teleconsultation": Words("par téléconsultation", "by teleconsultation"),
        "in_person": Words("sur place", "in person"),
        "letter": Words("par courrier", "by letter"),
        "15": Words("au 15", "call 15"),
    }
)
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
class Teller:
    """Says an outcome of one case in one language."""

    tree: Tree
    answers: Answers
    clocks: Clocks
    language: Language

    @cached_property
    def facts(self) -> FactWords:
        return FactWords(
            protocol=self.tree.protocol,
            answers=self.answers,
            clocks=self.clocks,
            language=self.language,
        )

    @cached_property
    def labels(self) -> Labels:
        return labels(self.tree.protocol, self.language)

    @cached_property
    def criteria(self) -> Mapping[tuple[str, str], Criterion]:
        """The criteria of the whole tree by section and id."""
        return {(one.section, one.id): one for one in _criteria(self.tree)}

    def say(self, words: Words) -> str:
        return words.fr if self.language == "fr" else words.en

    def text(self, text: Text | None) -> str:
        return "" if text is None else said(text, self.language)

    def condition(self, condition: Condition) -> str:
        return to_sentence(condition, self.labels, self.language)

    # ── reasons ───────────────────────────────────────────────────────────────────────────────

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

    def criterion(self, criterion: Criterion) -> str:
        """Return the label of a criterion, or its condition as a sentence."""
        if criterion.label is not None:
            return self.text(criterion.label)
        sentence = self.condition(criterion.when)
        return sentence[:1].upper() + sentence[1:]

    def reason(self, reason: Reason) -> str:
        """Return what was found and the answers it rests on."""
        name = self.name(reason)
        shown = [one for one in self._supporting(reason, name) if not _same(one, name)]
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

    # ── things of the protocol ────────────────────────────────────────────────────────────────

    def act(self, id_: str) -> str:
        return self.text(self.tree.protocol.acts[id_].label)

    def stage(self, id_: str) -> str:
        """Return the name of a section of the protocol or of a node."""
        if id_ in STAGES:
            return self.say(STAGES[id_])
        node = self.tree.nodes.get(id_)
        label = self.text(node.label) if node else ""
        return label or id_.replace("_", " ")

    def referral_label(self, referral: Referral | ReferralMade) -> str:
        """Return to whom and how fast, in the protocol's words if it has some."""
        written = self.tree.referrals[referral.id]
        return self.text(written.label) or f"{_capital(self.say(ADDRESSEE[written.to]))}"

    def how_fast(self, referral: Referral | ReferralMade) -> str:
        """Return the urgency, the way and the delay, as far as the label does not say them."""
        label = self.referral_label(referral).casefold()
        urgency = self.say(URGENCY[referral.urgency])
        parts = [urgency] if urgency not in label else []
        if referral.channel:
            known = CHANNEL.get(referral.channel)
            channel = self.say(known) if known else referral.channel
            parts.extend([channel] if referral.channel not in label else [])
        if referral.within:
            parts.append(within(referral.within, self.language))
        return ", ".join(parts)

    def whom(self, referral: Referral | ReferralMade) -> str:
        """Return to whom, how fast and by which way, in one line."""
        fast = self.how_fast(referral)
        label = self.referral_label(referral)
        return f"{label} ({fast})" if fast else label


STAGES: Mapping[str, Words] = MappingProxyType(
    {
        "alerts": Words("Signes de gravité", "Signs of danger"),
        "consent": Words("Consentement", "Consent"),
        "inclusion": Words("Inclusion", "Inclusion"),
        "exclusion": Words("Exclusion", "Exclusion"),
        "end": Words("Fin", "End"),
    }
)
_SPACED = frozenset(("non écarté", "not ruled out"))
_UNITS: Mapping[str, str] = MappingProxyType(
    {
        "minute": "minute",
        "hour": "heure",
        "day": "jour",
        "week": "semaine",
        "month": "mois",
    }
)


def within(duration: str, language: Language) -> str:
    """Return a delay such as `24 hours` in words.

    >>> within("24 hours", "fr"), within("2 months", "fr"), within("1 day", "en")
    ('dans les 24 heures', 'dans les 2 mois', 'within 1 day')
    """
    return f"within {duration}" if language == "en" else f"dans les {delay(duration, 'fr')}"


def delay(duration: str, language: Language) -> str:
    """Return a duration of a file in words.

    >>> delay("14 days", "fr"), delay("1 month", "fr")
    ('14 jours', '1 mois')
    """
    if language == "en":
        return duration
    count, unit = duration.split(" ")
    word = _UNITS[unit.removesuffix("s")]
    return f"{count} {word}s" if int(count) > 1 and not word.endswith("s") else f"{count} {word}"


def _criteria(tree: Tree) -> Iterator[Criterion]:
    for visit in tree.visits.values():
        yield from visit.alerts
        yield from visit.withdrawal
    for node in tree.nodes.values():
        yield from node.alerts
    yield from (*tree.consent, *tree.inclusion, *tree.exclusion, *tree.withdrawal)


def _same(left: str, right: str) -> bool:
    """Whether two phrases say the same: an answer that only repeats its criterion is left out."""
    return left.casefold() == right.casefold()


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
