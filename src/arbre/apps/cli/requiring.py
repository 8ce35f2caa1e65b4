"""How much scenarios must show, and how many faults they must notice: what falls short."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Annotated, Final

from typer import Option

from arbre.language.diagnostics.diagnostic import Language

if TYPE_CHECKING:
    from arbre.analysis.coverage import Coverage
    from arbre.analysis.mutation import Mutation

Required = Annotated[
    int | None,
    Option(
        "--require",
        metavar="PERCENT",
        min=0,
        max=100,
        help="Échoue si moins que cela est montré, ou repéré avec --mutate.",
    ),
]


def shortfalls(
    coverage: Coverage | None, mutation: Mutation | None, percent: int, language: Language
) -> Iterator[str]:
    """Yield each figure that is below a percentage, in words."""
    from arbre.output.coverage.words import FIGURES

    figures: list[tuple[str, int, int]] = []
    if coverage is not None:
        named = FIGURES[language]
        figures = [(named[kind], one.shown, one.total) for kind, one in coverage.figures.items()]
    if mutation is not None:
        noticed = mutation.count("killed")
        figures.append((_NOTICED[language], noticed, noticed + mutation.count("survived")))
    for name, shown, total in figures:
        if 100 * shown < percent * total:
            found, wanted = (_percent(one, language) for one in (100 * shown // total, percent))
            yield f"{name} {shown}/{total}, {found} {_INSTEAD[language]} {wanted}"


def _percent(number: int, language: Language) -> str:
    return f"{number} %" if language == "fr" else f"{number}%"


_NOTICED: Final[Mapping[Language, str]] = {"fr": "fautes repérées", "en": "faults noticed"}
_INSTEAD: Final[Mapping[Language, str]] = {"fr": "au lieu de", "en": "instead of"}
