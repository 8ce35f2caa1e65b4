"""The files of a protocol that an author begins: from nothing, or from a shipped one."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

from arbre.language.diagnostics.diagnostic import Language
from arbre.language.document import Document, read
from arbre.language.document.document import Path as Place
from arbre.shipped import schema, template

PROTOCOL: Final = "protocol.yaml"
SCENARIOS: Final = "scenarios.yaml"
README: Final = "README.md"
_EDITOR: Final = ".vscode"
_FIRST_VERSION: Final = "0.1.0"
_UNTIL_REVIEW: Final = timedelta(days=365)
_TEMPLATE_ID: Final[Mapping[Language, str]] = {"fr": "nouveau-protocole", "en": "new-protocol"}
_MODELINE: Final = re.compile(r"\A# yaml-language-server:[^\n]*\n")

Files = Mapping[str, str]


def from_nothing(id_: str, language: Language, today: date) -> Files:
    """Return each file of a protocol to fill in, by its path in the folder."""
    folder = template(language)
    protocol = _rewritten(
        _document(folder / PROTOCOL),
        {
            ("id",): id_,
            ("valid", "from"): today.isoformat(),
            ("valid", "review_by"): (today + _UNTIL_REVIEW).isoformat(),
        },
    )
    scenarios = _rewritten(
        _document(folder / SCENARIOS),
        {("protocol",): id_, ("defaults", "clocks", "start"): f"{today.isoformat()}T10:00"},
    )
    readme = _text(folder / README).replace(_TEMPLATE_ID[language], id_)
    return {PROTOCOL: protocol, SCENARIOS: scenarios, README: readme, **_of_editor(language)}


def from_shipped(id_: str, original: Path, language: Language) -> Files:
    """Return each file of a working copy of a shipped protocol: a draft, which says whose."""
    written = _document(original)
    note = _provenance(written, language)
    scenarios = _document(original.parent / SCENARIOS)
    return {
        PROTOCOL: _headed(_rewritten(written, _of_copy(id_, written)), "protocol", note),
        SCENARIOS: _headed(_rewritten(scenarios, _of_trial(id_, scenarios)), "scenarios", note),
        README: _readme(id_, _text(original.parent / README), note, language),
        **_of_editor(language),
    }


def editor_schema(name: str, language: Language) -> str | None:
    """Return the schema that explains a file in an editor, None if there is none of this name."""
    from arbre.language.schema.authoring import for_authors

    file = schema(name)
    if file is None:
        return None
    published: dict[str, Any] = json.loads(_text(file))
    return json.dumps(for_authors(published, language), ensure_ascii=False, indent=1) + "\n"


def _of_editor(language: Language) -> dict[str, str]:
    files = {
        f"{_EDITOR}/{file.name}": _text(file)
        for file in sorted((template(language) / "vscode").glob("*.json"))
    }
    for name in ("protocol", "scenarios"):
        files[f"{_EDITOR}/{name}.schema.json"] = editor_schema(name, language) or ""
    return files


# ── a working copy ────────────────────────────────────────────────────────────────────────────


def _of_copy(id_: str, written: Document) -> dict[Place, str]:
    """Return what a copy says of itself: nobody authorised it nor compared it with a text."""
    new: dict[Place, str] = {("id",): id_, ("version",): _FIRST_VERSION, ("status",): "draft"}
    if written.value["kind"] == "national":
        new["kind",] = "local"
    if written.value["fidelity"] == "official":
        new["fidelity",] = "reconstruction"
    return new


def _of_trial(id_: str, scenarios: Document) -> dict[Place, str]:
    """Return what changes in the scenarios of a draft: no act of it is ever live."""
    new: dict[Place, str] = {("protocol",): id_}
    written: Mapping[str, Any] = scenarios.value
    for at, one in enumerate(written["scenarios"]):
        if one["expect"].get("mode") == "live":
            new["scenarios", at, "expect", "mode"] = "training"
    return new


def _provenance(written: Document, language: Language) -> tuple[str, ...]:
    """Say whose copy it is, in lines that fit a comment."""
    id_, version = written.value["id"], written.value["version"]
    if language == "fr":
        return (
            f"Copie de travail de {id_}, version {version}, faite par « arbre new ».",
            "C'est un brouillon : ce qui y est changé n'a plus l'autorité de l'original.",
        )
    return (
        f"A working copy of {id_}, version {version}, made by `arbre new`.",
        "It is a draft: what is changed in it no longer has the authority of the original.",
    )


def _headed(text: str, name: str, note: tuple[str, ...]) -> str:
    """Return a file that names its local schema, then says whose copy it is."""
    modeline = f"# yaml-language-server: $schema={_EDITOR}/{name}.schema.json"
    comment = "\n".join(["#", *(f"# {line}" for line in note)])
    return f"{modeline}\n{comment}\n{_MODELINE.sub('', text)}"


def _readme(id_: str, original: str, note: tuple[str, ...], language: Language) -> str:
    """Return how to work on a protocol, then what was said of the original."""
    usual = _text(template(language) / README).replace(_TEMPLATE_ID[language], id_)
    how, _, _ = usual.rpartition("\n## ")
    quoted = re.sub(r"^> .*$", "> " + " ".join(note), how, count=1, flags=re.MULTILINE)
    return f"{quoted}\n{re.sub('^#', '##', original, flags=re.MULTILINE)}"


# ── reading and rewriting ─────────────────────────────────────────────────────────────────────


def _rewritten(document: Document, new: Mapping[Place, str]) -> str:
    """Return the text of a document with some of its values replaced, and all else as it was."""
    text = document.source.text
    for start, end, value in sorted(_places(document, new), reverse=True):
        text = text[:start] + value + text[end:]
    return text


def _places(document: Document, new: Mapping[Place, str]) -> Iterator[tuple[int, int, str]]:
    for place, value in new.items():
        span = document.span(place)
        yield span.start.offset, span.end.offset, value


def _document(file: Path) -> Document:
    document = read(file.read_bytes(), file.name).document
    if document is None:
        raise AssertionError(f"{file.name} travels with arbre and cannot be read")
    return document


def _text(file: Path) -> str:
    return file.read_text(encoding="utf-8")
