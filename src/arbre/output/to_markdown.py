"""Tree → Markdown that a physician reads, prints and signs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from arbre.engine.telling.names import Names
from arbre.engine.telling.outline import Item, identity_lines, outline

_MEANT = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_[]<>#|"})


def to_markdown(names: Names) -> str:
    """Return a whole protocol as Markdown, with what is signed: the version and its hash."""
    protocol = names.tree.protocol
    lines = [f"# {_plain(names.text(protocol.title))}", ""]
    lines += [f"{_plain(line)}  " for line in identity_lines(names)]
    if protocol.description is not None:
        lines += ["", _plain(names.text(protocol.description))]
    for chapter in outline(names):
        lines += ["", f"## {_plain(chapter.text)}", "", *_items(chapter.items, "")]
    lines += ["", *_sources(names), "", *_signature(names)]
    return "\n".join(lines) + "\n"


def _items(items: Iterable[Item], margin: str) -> Iterator[str]:
    for item in items:
        yield f"{margin}- {_plain(item.text)}"
        yield from _items(item.items, margin + "  ")


def _sources(names: Names) -> Iterator[str]:
    yield "## Sources"
    yield ""
    for source in names.tree.protocol.sources.values():
        where = f" <{source.url}>" if source.url else ""
        yield f"- {_plain(names.text(source.title))}{where}"


def _signature(names: Names) -> Iterator[str]:
    french = names.language == "fr"
    protocol = names.tree.protocol
    yield "## Signature"
    yield ""
    yield (
        f"Relu sous l'empreinte `{names.tree.hash}`, version {protocol.version}."
        if french
        else f"Read under the hash `{names.tree.hash}`, version {protocol.version}."
    )
    yield ""
    yield "| Nom | Qualité | Date | Signature |" if french else "| Name | Role | Date | Signature |"
    yield "|---|---|---|---|"
    yield f"| | {'Médecin délégant' if french else 'Delegating physician'} | | |"
    yield f"| | {'Délégué·e' if french else 'Delegate'} | | |"


def _plain(text: str) -> str:
    """Return a text in which nothing is a sign of Markdown."""
    return text.translate(_MEANT)
