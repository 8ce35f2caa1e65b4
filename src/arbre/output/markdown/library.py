"""Protocols → one table of the whole library, with how far each may be trusted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from arbre.engine.telling.identity import FIDELITY, KIND, PROTOCOL_STATUS
from arbre.engine.telling.names import Names
from arbre.language.diagnostics.catalogue.entry import Words
from arbre.language.professions import PROFESSIONS
from arbre.language.protocol import Professional
from arbre.output.markdown.table import plain, table

_TITLE = Words("Les protocoles fournis", "The protocols shipped")
_HEAD = Words(
    "protocole | titre | sorte | fidélité | état | délégant | délégué",
    "protocol | title | kind | fidelity | status | delegant | delegate",
)


def to_library(protocols: Iterable[Names]) -> str:
    """Return a page with a row for each protocol, which links to its own page."""
    every = tuple(protocols)
    lines = [
        *(f"# {_TITLE.fr}", "", f"*English:* {_TITLE.en.lower()}.", ""),
        *table(_HEAD.fr.split(" | "), map(_row, every)),
    ]
    return "\n".join(lines) + "\n"


def _row(names: Names) -> Iterator[str]:
    protocol = names.tree.protocol
    yield f"[{protocol.id}]({protocol.id}.md)"
    yield plain(names.text(protocol.title))
    yield names.say(KIND[protocol.kind])
    yield names.say(FIDELITY[protocol.fidelity])
    yield names.say(PROTOCOL_STATUS[protocol.status])
    yield _people(protocol.delegants, names)
    yield _people(protocol.delegates, names)


def _people(people: tuple[Professional, ...], names: Names) -> str:
    professions = dict.fromkeys(one.profession for one in people)
    return ", ".join(names.say(Words(*PROFESSIONS[one])) for one in professions)
