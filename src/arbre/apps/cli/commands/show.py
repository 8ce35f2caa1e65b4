"""`arbre show`: the whole tree, to read, draw or sign."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

from typer import Option

from arbre.apps.cli.language import Asked
from arbre.apps.cli.opening import open_tree, protocol_file
from arbre.apps.cli.options import ProtocolName
from arbre.apps.cli.reporting import write, write_markup
from arbre.language.diagnostics.diagnostic import Language

if TYPE_CHECKING:
    from arbre.engine.telling.names import Names


class Shape(StrEnum):
    OUTLINE = "outline"
    MERMAID = "mermaid"
    DOT = "dot"
    MARKDOWN = "markdown"
    PAGE = "page"
    SVG = "svg"


def show_protocol(
    context: Asked,
    protocol: ProtocolName,
    shape: Annotated[
        Shape,
        Option(
            "--as",
            help="outline à lire, markdown à signer, page à publier ; svg, mermaid, dot : dessins.",
        ),
    ] = Shape.OUTLINE,
) -> None:
    """Show what the engine has read, from the tree itself."""
    language: Language = context.obj
    from arbre.engine.telling.names import Names

    names = Names(tree=open_tree(protocol, language), language=language)
    drawn = _shown(names, shape, protocol).rstrip()
    if shape is Shape.SVG:
        write_markup(drawn)
    else:
        write(drawn)


def _shown(names: Names, shape: Shape, protocol: str) -> str:
    match shape:
        case Shape.OUTLINE:
            from arbre.apps.terminal.streams import columns
            from arbre.output.to_outline import to_outline

            return to_outline(names, columns())
        case Shape.MERMAID:
            from arbre.output.to_mermaid import to_mermaid

            return to_mermaid(names)
        case Shape.DOT:
            from arbre.output.to_graphviz import to_graphviz

            return to_graphviz(names)
        case Shape.MARKDOWN:
            from arbre.output.markdown import to_markdown

            return to_markdown(names)
        case Shape.SVG:
            from arbre.output.to_svg import to_svg

            return to_svg(names)
        case Shape.PAGE:
            from arbre.apps.cli.publishing import page

            return page(names, protocol_file(protocol, names.language).parent)
