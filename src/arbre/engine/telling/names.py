"""The things of a protocol → their names in one language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

from arbre.engine.outcome import ReferralMade
from arbre.language.conditions.phrasing import Labels, capitalised, to_sentence
from arbre.language.conditions.syntax import Condition
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
        "teleexpertise": Words("par téléexpertise", "by tele-expertise"),
        "15": Words("au 15", "call 15"),
    }
)
LIMITS: Mapping[str, Words] = MappingProxyType(
    {
        "duration": Words("durée", "duration"),
        "per_day": Words("par jour", "per day"),
        "per_take": Words("par prise", "per take"),
        "interval": Words("entre deux prises", "between two takes"),
        "sessions": Words("séances", "sessions"),
        "views": Words("incidences", "views"),
        "visits": Words("visites", "visits"),
        "takes": Words("prises", "takes"),
    }
)
STAGES: Mapping[str, Words] = MappingProxyType(
    {
        "alerts": Words("Signes de gravité", "Signs of danger"),
        "consent": Words("Consentement", "Consent"),
        "inclusion": Words("Inclusion", "Inclusion"),
        "exclusion": Words("Exclusion", "Exclusion"),
        "end": Words("Fin", "End"),
    }
)


@dataclass(frozen=True, kw_only=True)
class Names:
    """Says the things of one protocol in one language."""

    tree: Tree
    language: Language

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

    def pair(self, label: str, value: str) -> str:
        """Return a label with its value, with the colon of the language."""
        return f"{label} : {value}" if self.language == "fr" else f"{label}: {value}"

    def condition(self, condition: Condition) -> str:
        return to_sentence(condition, self.labels, self.language)

    def criterion(self, criterion: Criterion) -> str:
        """Return the label of a criterion, or its condition as a sentence."""
        if criterion.label is not None:
            return self.text(criterion.label)
        sentence = self.condition(criterion.when)
        return sentence[:1].upper() + sentence[1:]

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
        return self.text(written.label) or capitalised(self.say(ADDRESSEE[written.to]))

    def how_fast(self, referral: Referral | ReferralMade) -> str:
        """Return the urgency, the way and the delay, as far as the label does not say them."""
        label = self.referral_label(referral).casefold()
        urgency = self.say(URGENCY[referral.urgency])
        parts = [urgency] if urgency not in label else []
        if referral.channel:
            channel = self.channel(referral.channel)
            parts.extend([channel] if referral.channel not in label else [])
        if referral.within:
            parts.append(within(referral.within, self.language))
        return ", ".join(parts)

    def channel(self, channel: str) -> str:
        """Return the way by which someone is reached."""
        known = CHANNEL.get(channel)
        return self.say(known) if known else channel

    def whom(self, referral: Referral | ReferralMade) -> str:
        """Return to whom, how fast and by which way, in one line."""
        fast = self.how_fast(referral)
        label = self.referral_label(referral)
        return f"{label} ({fast})" if fast else label


_UNITS: Mapping[str, str] = MappingProxyType(
    {
        "minute": "minute",
        "hour": "heure",
        "day": "jour",
        "week": "semaine",
        "month": "mois",
    }
)


def quantity(limit: str, language: Language) -> str:
    """Return what a limit is of.

    >>> quantity("per_day", "fr"), quantity("per_week", "fr")
    ('par jour', 'per week')
    """
    known = LIMITS.get(limit)
    if known is None:
        return limit.replace("_", " ")
    return known.fr if language == "fr" else known.en


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
