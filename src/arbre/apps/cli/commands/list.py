"""`arbre list`: the protocols that travel with arbre."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from arbre.apps.cli.language import Asked
from arbre.apps.cli.options import OutputFormat
from arbre.apps.cli.reporting import Format, write
from arbre.language.diagnostics.diagnostic import Language
from arbre.shipped import protocol, protocols

if TYPE_CHECKING:
    from arbre.language.protocol import Protocol

Row = dict[str, str | bool | None]


def list_protocols(
    context: Asked,
    format_: OutputFormat = Format.TEXT,
) -> None:
    """Say what is shipped: kind, fidelity, status, version."""
    language: Language = context.obj
    if format_ is Format.JSON:
        rows = [_row(id_, language) for id_ in protocols()]
        write(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        say_protocols(language)


def say_protocols(language: Language) -> None:
    """Say what is shipped as text."""
    rows = [_row(id_, language) for id_ in protocols()]
    write("\n\n".join(_block(row, language) for row in rows) or _nothing(language))


def _row(id_: str, language: Language) -> Row:
    """Return one protocol; one that does not pass `check` is listed with that."""
    from arbre.language.loading import check

    file = protocol(id_)
    tree = check(file).tree if file is not None else None
    if tree is None:
        return {"id": id_, "usable": False}
    return {"id": id_, "usable": True, **_about(tree.protocol, language), "hash": tree.hash}


def _about(written: Protocol, language: Language) -> Row:
    from arbre.language.texts import said

    return {
        "version": written.version,
        "kind": written.kind,
        "fidelity": written.fidelity,
        "status": written.status,
        "title": said(written.title, language),
    }


def _block(row: Row, language: Language) -> str:
    from arbre.engine.telling.identity import FIDELITY, KIND, PROTOCOL_STATUS
    from arbre.language.wrapping import wrapped

    if not row["usable"]:
        wrong = "ne passe pas arbre check" if language == "fr" else "does not pass arbre check"
        return f"{row['id']} : {wrong}" if language == "fr" else f"{row['id']}: {wrong}"
    tables = {"kind": KIND, "fidelity": FIDELITY, "status": PROTOCOL_STATUS}
    words = (table[str(row[name])] for name, table in tables.items())
    said = " · ".join(one.fr if language == "fr" else one.en for one in words)
    head = f"{row['id']}  {row['version']}  {said}"
    return "\n".join([head, *("  " + line for line in wrapped(str(row["title"]), 76))])


def _nothing(language: Language) -> str:
    return "Aucun protocole fourni." if language == "fr" else "No protocol is shipped."
