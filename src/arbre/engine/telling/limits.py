"""Limits of acts → words, and which assumed values they rest on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from types import MappingProxyType

from arbre.engine.outcome import AuthorisedAct, ComputedValue, LimitValue
from arbre.engine.telling.names import quantity
from arbre.engine.telling.reasons import Teller
from arbre.engine.view import View
from arbre.language.conditions.evaluation import evaluate, extent
from arbre.language.conditions.phrasing import to_number
from arbre.language.conditions.syntax import Cases, Number, Points, Term
from arbre.language.conditions.traversal import parts_of, values_in
from arbre.language.conditions.values import FALSE
from arbre.language.diagnostics.catalogue.entry import Words
from arbre.language.tree import Act, Limit, Tree

_SAID_BY_THE_UNIT = frozenset(("duration", "sessions", "views", "visits", "takes"))
_COUNTED: Mapping[str, tuple[Words, Words]] = MappingProxyType(
    {
        "sessions": (Words("séance", "session"), Words("séances", "sessions")),
        "views": (Words("incidence", "view"), Words("incidences", "views")),
        "visits": (Words("visite", "visit"), Words("visites", "visits")),
        "takes": (Words("prise", "take"), Words("prises", "takes")),
    }
)


def limit_words(act: AuthorisedAct, limit: LimitValue, teller: Teller) -> str:
    """Return a limit in words: `4 jours au plus, jusqu'au 15/06 inclus`."""
    french = teller.language == "fr"
    least, most = _amount(limit, "min", teller), _amount(limit, "max", teller)
    if least == most:
        text = most
    elif least and most:
        text = f"{least} à {most}" if french else f"{least} to {most}"
        if limit.unit is None:
            text = f"{_digits(limit, 'min')} à {most}" if french else text
    elif most:
        text = f"{most} au plus" if french else f"{most} at most"
    else:
        text = f"{least} au moins" if french else f"{least} at least"
    kind = "" if limit.id in _SAID_BY_THE_UNIT else quantity(limit.id, teller.language)
    last = _last_day(act, limit, teller)
    return " ".join(part for part in (text, kind) if part) + last


def assumed_of_limit(act: AuthorisedAct, limit: LimitValue, teller: Teller) -> tuple[str, ...]:
    """Return the parameters marked `assumed` on which the bounds of a limit rest."""
    written = _limit(act, limit.id, teller.tree)
    if written is None:
        return ()
    view = View(answers=teller.answers, clocks=teller.clocks)
    binding = [*_binding(written.max, limit.max, view), *_binding(written.min, limit.min, view)]
    parameters = teller.tree.protocol.parameters
    used = dict.fromkeys(name for term in binding for name in _parameters(term, view))
    return tuple(name for name in used if parameters[name].status == "assumed")


def value_words(value: ComputedValue, teller: Teller) -> str:
    """Return a computed value with its number, or its bounds: `Score : 1 à 3`."""
    number = to_number(value.max, value.unit, teller.language)
    if value.min != value.max:
        to = "à" if teller.language == "fr" else "to"
        number = f"{to_number(value.min, None, teller.language)} {to} {number}"
    return teller.pair(teller.labels.names.get(value.id, value.id), number)


def values_behind_limits(act: AuthorisedAct, teller: Teller) -> Iterator[Cases | Points]:
    """Yield the computed values that the limits of an act read and do not show as they are."""
    written = _act(act, teller.tree)
    shown = {number for limit in act.limits for number in (limit.min, limit.max)}
    for limit in written.limits if written else ():
        for term in (*limit.min, *limit.max):
            for value in values_in(term):
                found = teller.observer.view.evaluation.extent(value)
                if not {found.low_min, found.high_max} <= shown:
                    yield value


def _binding(terms: tuple[Term, ...], bound: object, view: View) -> Iterator[Term]:
    """Yield the terms that make the bound: the others, less restrictive, have no part in it."""
    for term in terms:
        found = extent(term, view)
        if bound in (found.low_min, found.high_max):
            yield term


def _parameters(term: Term, view: View) -> Iterator[str]:
    match term:
        case Number(parameter=str(name)):
            yield name
        case Cases(cases=cases, otherwise=otherwise):
            taken = [value for when, value in cases if evaluate(when, view) != FALSE]
            yield from _parameters(taken[0] if taken else otherwise, view)
        case _:
            for part in parts_of(term):
                if isinstance(part, Term):
                    yield from _parameters(part, view)


def _limit(given: AuthorisedAct, id_: str, tree: Tree) -> Limit | None:
    act = _act(given, tree)
    return next((one for one in act.limits if one.id == id_), None) if act else None


def _act(given: AuthorisedAct, tree: Tree) -> Act | None:
    offers = tree.nodes[given.node].offers
    return next((act for offer in offers for act in offer.acts if act.id == given.id), None)


def _amount(limit: LimitValue, side: str, teller: Teller) -> str:
    value = limit.min if side == "min" else limit.max
    if value is None:
        return ""
    if limit.unit is None and limit.id in _COUNTED:
        one, many = _COUNTED[limit.id]
        return f"{to_number(value, None, teller.language)} {teller.say(one if value < 2 else many)}"
    return to_number(value, limit.unit, teller.language)


def _digits(limit: LimitValue, side: str) -> str:
    value = limit.min if side == "min" else limit.max
    return "" if value is None else to_number(value, None, "fr")


def _last_day(act: AuthorisedAct, limit: LimitValue, teller: Teller) -> str:
    """Return the last day of a duration in days; the day of the visit is the first."""
    if limit.id != "duration" or limit.unit != "days" or not isinstance(limit.max, int):
        return ""
    if limit.max < 1:
        return ""
    first = (teller.clocks.of(act.visit) or teller.clocks.present).date()
    last: date = first + timedelta(days=limit.max - 1)
    if teller.language == "fr":
        return f", jusqu'au {last.day:02}/{last.month:02} inclus"
    return f", up to and including {last.day:02}/{last.month:02}"
