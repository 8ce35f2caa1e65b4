"""Tree and scenarios → the page of a protocol: drawing, criteria, citations, scenarios."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any

from arbre.analysis.scenarios import Scenario
from arbre.analysis.sources import Carried, Item, sources
from arbre.engine.telling.names import Names
from arbre.engine.telling.sources import CONFIDENCE
from arbre.engine.telling.statuses import STATUS
from arbre.language.diagnostics.catalogue.entry import Words
from arbre.output.markdown.protocol import chapters, heading
from arbre.output.markdown.table import plain, table

_DRAWING = Words("Dessin", "Drawing")
_SOURCES = Words("Sources, et ce qui les porte", "Sources, and what carries them")
_SCENARIOS = Words("Scénarios", "Scenarios")
_STATEMENTS = Words("énoncé | confiance | porté par", "statement | confidence | carried by")
_CASES = Words("scénario | cas | attendu", "scenario | cases | expected")
_NOTHING = Words("rien", "nothing")
_NO_ACT = Words("aucun acte", "no act")


def to_page(names: Names, drawing: str, scenarios: Iterable[Scenario]) -> str:
    """Return the page of a protocol. `drawing` is its Mermaid flowchart."""
    lines = [
        *heading(names),
        *("", f"## {names.say(_DRAWING)}", "", "```mermaid", drawing.rstrip(), "```"),
        *chapters(names),
        *_sources(names),
        *_scenarios(names, scenarios),
    ]
    return "\n".join(lines) + "\n"


def _sources(names: Names) -> Iterator[str]:
    yield from ("", f"## {names.say(_SOURCES)}")
    carried = sources(names.tree).statements
    written = names.tree.protocol.sources
    for id_, statements in groupby(carried, key=lambda one: one.name.partition(".")[0]):
        source = written[id_]
        where = f" <{source.url}>" if source.url else ""
        yield from ("", f"### {plain(names.text(source.title))}", "")
        said = (source.date or "") + where
        yield from (said.strip(), "") if said else ()
        yield from (plain(names.text(source.note)), "") if source.note else ()
        rows = (_statement(one, names) for one in statements)
        yield from table(names.say(_STATEMENTS).split(" | "), rows)


def _statement(one: Carried, names: Names) -> tuple[str, ...]:
    source, _, id_ = one.name.partition(".")
    text = names.text(names.tree.protocol.sources[source].statements[id_].text)
    carried = ", ".join(map(_item, one.items)) or names.say(_NOTHING)
    return (plain(text), names.say(CONFIDENCE[one.confidence]), carried)


def _item(item: Item) -> str:
    return f"`{item.id}`"


def _scenarios(names: Names, scenarios: Iterable[Scenario]) -> Iterator[str]:
    rows = [tuple(same) for _, same in groupby(scenarios, key=lambda one: one.path)]
    if not rows:
        return
    yield from ("", f"## {names.say(_SCENARIOS)}", "")
    written = (
        (plain(cases[0].title), str(len(cases)), plain(_expected(cases[0].expect, names)))
        for cases in rows
    )
    yield from table(names.say(_CASES).split(" | "), written)


def _expected(expect: Mapping[str, Any], names: Names) -> str:
    """Return what is expected in words: the status, whom to see, the acts."""
    said: list[str] = []
    if "status" in expect:
        said.append(names.say(STATUS[expect["status"]]))
    referral = names.tree.referrals.get(expect.get("referral", ""))
    if referral is not None:
        said.append(names.whom(referral))
    if "acts" in expect:
        said.append(", ".join(map(names.act, expect["acts"])) or names.say(_NO_ACT))
    return " ; ".join(said) if names.language == "fr" else "; ".join(said)
