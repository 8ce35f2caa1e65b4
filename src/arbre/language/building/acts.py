"""Acts, as a node offers them."""

from __future__ import annotations

from arbre.language.building.context import Building, cites
from arbre.language.conditions.syntax import Path, Term
from arbre.language.conditions.units import unit_of
from arbre.language.draft import acts_of
from arbre.language.drafting import bounds_of
from arbre.language.protocol import Act as WrittenAct
from arbre.language.protocol import ActStep
from arbre.language.protocol import Limit as WrittenLimit
from arbre.language.tree import Act, Contraindication, HandOver, Limit, Offer


def offer_of(building: Building, step: ActStep, visit: str, path: Path) -> Offer:
    else_ = step.else_
    return Offer(
        acts=tuple(act_of(building, name, visit) for name in acts_of(step)),
        when=building.bind_optional((*path, "when"), visit),
        also=tuple(
            HandOver(
                when=building.bind((*path, "also", i, "when"), visit),
                referral=building.referral(also.hand_over),
                path=(*path, "also", i),
            )
            for i, also in enumerate(step.also)
        ),
        else_refer=building.referral(else_.refer) if else_ and else_.refer else None,
        else_hand_over=(building.referral(else_.hand_over) if else_ and else_.hand_over else None),
        cite=cites(step.cite),
        path=path,
    )


def act_of(building: Building, name: str, visit: str) -> Act:
    written = building.draft.protocol.acts[name]
    path: Path = ("acts", name)
    return Act(
        id=name,
        kind=written.kind,
        derogatory=written.derogatory,
        label=written.label,
        how=written.how,
        contraindications=contraindications_of(building, written, visit, path),
        limits=tuple(
            limit_of(building, id_, limit, visit, (*path, "limits", id_))
            for id_, limit in written.limits.items()
        ),
        cite=cites(written.cite),
    )


def contraindications_of(
    building: Building, written: WrittenAct, visit: str, path: Path
) -> tuple[Contraindication, ...]:
    return tuple(
        Contraindication(
            index=i,
            when=building.bind((*path, "contraindications", i, "when"), visit),
            label=one.label,
            refer=building.referral(one.refer) if one.refer else None,
            cite=cites(one.cite),
            path=(*path, "contraindications", i),
        )
        for i, one in enumerate(written.contraindications or ())
    )


def limit_of(building: Building, id_: str, written: WrittenLimit, visit: str, path: Path) -> Limit:
    sides: dict[str, tuple[Term, ...]] = {}
    for side, bound in (("min", written.min), ("max", written.max)):
        terms = (building.draft.terms[where] for where, _ in bounds_of((*path, side), bound))
        sides[side] = tuple(building.binders[visit].term(term) for term in terms)
    units = (unit_of(term) for term in (*sides["max"], *sides["min"]))
    return Limit(
        id=id_,
        unit=next((unit for unit in units if unit is not None), None),
        min=sides["min"],
        max=sides["max"],
        cite=cites(written.cite),
    )
