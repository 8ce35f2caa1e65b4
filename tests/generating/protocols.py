"""A random protocol, as the bytes of a file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

import yaml

from arbre.language.loading import check_bytes
from arbre.language.tree import Tree
from generating.drawing import Draw
from generating.formulas import Style, Writer
from generating.making import Making
from generating.questions import CITE, DATED, READABLE, Drawn, agreement, boolean
from generating.trees import Trees

POOLS: Final = ("questions", "definitions", "values", "parameters", "acts", "referrals")
PROFESSION: Final = "masseur-kinesitherapeute"

HEAD: Final[dict[str, Any]] = {
    "arbre": 1,
    "id": "tire-au-sort",
    "version": "1.0.0",
    "language": "fr",
    "title": "Protocole tiré au sort, sans valeur clinique",
    "kind": "local",
    "fidelity": "official",
    "status": "active",
    "valid": {"from": "2026-01-01", "until": "2026-10-31", "review_by": "2026-12-31"},
    "legal_basis": [{"text": "Aucune : essai"}],
    "delegants": [{"profession": "medecin"}],
    "delegates": [{"profession": PROFESSION}],
    "sources": {
        "livre": {
            "title": "Règles tirées au sort",
            "statements": {"regle": {"text": "Une règle.", "confidence": "unknown"}},
        }
    },
}


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Generated:
    """A protocol that was drawn, and what cases need to know of its questions.

    `late` are the questions that only the tree (and withdrawal) reads.
    """

    seed: int
    data: Mapping[str, Any]
    questions: Mapping[str, Drawn]
    late: frozenset[str]
    tree: Tree


@lru_cache(maxsize=512)
def protocol(seed: int, style: Style = "mixed") -> Generated:
    """Draw a protocol; `check` accepts it. The style changes how conditions are written only."""
    making = Making(draw=Draw.of("protocol", seed), write=Writer(style, Draw.of("style", seed)))
    data = _pruned({**HEAD, **_sections(making)})
    checked = check_bytes(to_bytes(data), f"seed-{seed}.yaml")
    found = [(one.code, one.span, dict(one.values)) for one in checked.errors]
    assert checked.tree is not None, f"ARBRE_SEED={seed}: {found}"
    return Generated(
        seed=seed,
        data=data,
        questions=making.questions,
        late=frozenset(making.questions) - _read_early(making),
        tree=checked.tree,
    )


def _read_early(making: Making) -> frozenset[str]:
    """The questions drawn before those of the tree."""
    names = tuple(making.questions)
    return frozenset(names[: names.index(making.free[0].id)])


def to_bytes(data: Mapping[str, Any]) -> bytes:
    """Write data as a file that the strict reader takes: no aliases, no folded surprises."""
    text = yaml.dump(data, Dumper=_Plain, sort_keys=False, allow_unicode=True, width=10_000)
    return str(text).encode()


class _Plain(yaml.CSafeDumper):
    def ignore_aliases(self, data: object) -> bool:
        return True


# ── sections ──────────────────────────────────────────────────────────────────────────────────


def _sections(making: Making) -> dict[str, Any]:
    draw = making.draw
    alerts = making.many(1, 3, lambda: _alert(making))
    alerting = tuple(making.questions.values())
    consent = [making.question((agreement,), holds="case").id for _ in range(draw.between(1, 2))]
    inclusion = [_inclusion(making, at) for at in range(draw.between(1, 3))]
    exclusion = [_exclusion(making) for _ in range(draw.between(1, 3))]
    making.free.extend(making.many(4, 6, making.question))
    making.free.append(making.gated(draw.pick(making.free)))
    tree = Trees(making=making, alerting=alerting).draw()
    waits = any("wait" in node for node in tree["nodes"].values())
    withdrawal = making.many(1, 2, lambda: _withdrawal(making)) if waits else []
    return {
        "parameters": making.parameters,
        "questions": {id_: one.written for id_, one in making.questions.items()},
        "definitions": making.definitions,
        "values": making.values,
        "alerts": alerts,
        "doubt": {"refer": making.refer()},
        **({"entitlement": {"else": {"refer": making.refer()}}} if draw.chance(0.5) else {}),
        "consent": {
            "ask": consent,
            "inform": "Dire que c'est un essai.",
            "else": {"refer": making.refer()},
            "cite": CITE,
        },
        "inclusion": inclusion,
        "exclusion": exclusion,
        "withdrawal": withdrawal,
        "referrals": making.referrals,
        "acts": making.acts,
        "tree": tree,
    }


def _alert(making: Making) -> dict[str, Any]:
    reading = [making.question() for _ in range(making.draw.between(1, 2))]
    if making.draw.chance(0.3):
        reading.append(making.gated(reading[0]))
    alert = _excluding(making, "danger", reading)
    if making.draw.chance(0.3):
        alert["if_unknown"] = {"refer": making.softer(alert["refer"])}
    return alert


def _inclusion(making: Making, at: int) -> dict[str, Any]:
    makers = (*DATED, agreement, boolean) if at == 0 else (*READABLE, *DATED)
    reading = [making.question(makers) for _ in range(making.draw.between(1, 2))]
    return {
        "id": making.draw.name("inc"),
        "reason": making.draw.pick(("age", "clinical", "administrative")),
        "when": making.write(making.sure(making.good(reading))),
        "else": {"refer": making.refer()},
        "cite": CITE,
    }


def _exclusion(making: Making) -> dict[str, Any]:
    reading = [making.question((*READABLE, *DATED)) for _ in range(making.draw.between(1, 2))]
    written = _excluding(making, "exc", reading)
    return {**written, "reason": making.draw.pick(("clinical", "history", "treatment"))}


def _withdrawal(making: Making) -> dict[str, Any]:
    return _excluding(making, "wd", [making.question((boolean, agreement))])


def _excluding(making: Making, prefix: str, reading: list[Drawn]) -> dict[str, Any]:
    return {
        "id": making.draw.name(prefix),
        "when": making.write(making.doubting(making.bad(reading))),
        "refer": making.refer(),
        "cite": CITE,
    }


# ── nothing unused ────────────────────────────────────────────────────────────────────────────


def _pruned(data: dict[str, Any]) -> dict[str, Any]:
    """Leave out what nothing uses, until nothing is left to leave out."""
    used = set(re.findall(r"[a-z]+[0-9]+", repr([v for k, v in data.items() if k not in POOLS])))
    pending = list(used)
    while pending:
        name = pending.pop()
        meaning = [data[pool][name] for pool in POOLS if name in data[pool]]
        new = set(re.findall(r"[a-z]+[0-9]+", repr(meaning))) - used
        used |= new
        pending.extend(new)
    kept = {pool: {k: v for k, v in data[pool].items() if k in used} for pool in POOLS}
    optional = {"definitions", "values", "parameters"}
    return {k: kept.get(k, v) for k, v in data.items() if k not in optional or kept.get(k)}
