"""Diagnostics → coloured lines on a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TextIO

from rich.console import Console
from rich.text import Text

from arbre.apps.terminal.streams import Shown
from arbre.language.diagnostics.diagnostic import Diagnostic, Language
from arbre.language.diagnostics.excerpt import Style
from arbre.language.diagnostics.to_text import draw

_STYLES: Mapping[Style, str] = MappingProxyType(
    {
        "error": "bold red",
        "warning": "bold yellow",
        "advice": "bold cyan",
        "code": "bold",
        "message": "bold",
        "place": "cyan",
        "gutter": "blue",
        "primary": "bold red",
        "secondary": "blue",
        "help": "green",
        "summary": "dim",
    }
)


def coloured(
    diagnostics: Sequence[Diagnostic], language: Language, width: int, stream: TextIO
) -> Iterator[Text]:
    """Yield diagnostics line by line; colour only repeats what the words say."""
    shown = Shown.on(stream)
    for line in draw(diagnostics, language, width):
        text = Text()
        for segment in line:
            text.append(shown.printable(segment.text), _STYLES.get(segment.style, ""))
        yield text


def print_coloured(
    diagnostics: Sequence[Diagnostic], language: Language, width: int, stream: TextIO
) -> None:
    """Print diagnostics; NO_COLOR is heeded."""
    console = Console(file=stream, width=width, highlight=False, soft_wrap=True)
    for text in coloured(diagnostics, language, width, stream):
        console.print(text)
