"""Tree → Markdown that a physician reads, prints and signs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from arbre.engine.telling.names import Names
from arbre.engine.telling.outline import Item, identity_lines, outline
from arbre.output.markdown.table import plain


def to_markdown(names: Names) -> str:
    """Return a whole protocol as Markdown, with what is signed: the version and its hash."""
    lines = [*heading(names), *chapters(names), "", *_sources(names), "", *_signature(names)]
    return "\n".join(lines) + "\n"


def heading(names: Names) -> Iterator[str]:
    """Yield the title, what the protocol is, and what it is about."""
    protocol = names.tree.protocol
    yield from (f"# {plain(names.text(protocol.title))}", "")
    yield from (f"{plain(line)}  " for line in identity_lines(names))
    if protocol.description is not None:
        yield from ("", plain(names.text(protocol.description)))


def chapters(names: Names) -> Iterator[str]:
    """Yield what the protocol says, section by section."""
    for chapter in outline(names):
        yield from ("", f"## {plain(chapter.text)}", "", *_items(chapter.items, ""))


def _items(items: Iterable[Item], margin: str) -> Iterator[str]:
    for item in items:
        yield f"{margin}- {plain(item.text)}"
        yield from _items(item.items, margin + "  ")


def _sources(names: Names) -> Iterator[str]:
    yield "## Sources"
    yield ""
    for source in names.tree.protocol.sources.values():
        where = f" <{source.url}>" if source.url else ""
        yield f"- {plain(names.text(source.title))}{where}"


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
