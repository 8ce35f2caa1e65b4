"""Coverage → one page that needs nothing else: the figures, what is missing, the file coloured."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape
from typing import Final, Literal

from arbre.analysis.coverage import Coverage, Point
from arbre.analysis.coverage.places import by_line, place_of
from arbre.language.diagnostics.diagnostic import Language
from arbre.language.document import Document
from arbre.language.source import Source
from arbre.output.coverage.words import FIGURES, said

Colour = Literal["all", "some", "none"]

_STYLE: Final = """
body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 75rem; padding: 0 1rem;
  color: #1b1b1b; background: #fff; }
table { border-collapse: collapse; margin: 1rem 0; }
th, td { text-align: left; padding: .25rem .75rem; border-bottom: 1px solid #ccc; }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; }
pre { overflow-x: auto; font: 13px/1.45 ui-monospace, monospace; border: 1px solid #ccc; }
pre span { display: block; padding: 0 .5rem; white-space: pre;
  border-left: .4rem solid transparent; }
pre .all { background: #e6f4ea; border-left-color: #2e7d32; }
pre .some { background: #fff4d6; border-left: .4rem double #a15c00; }
pre .none { background: #fde7e7; border-left: .4rem dotted #b3261e; }
pre b { font-weight: normal; color: #666; }
pre i { color: #7a3b00; }
@media (prefers-color-scheme: dark) {
  body { color: #eee; background: #161616; } th, td, pre { border-color: #444; }
  pre .all { background: #12301a; } pre .some { background: #3a2c00; }
  pre .none { background: #431414; } pre b { color: #999; }
  pre i { color: #f0b97d; } a { color: #9cf; }
}
"""

_WORDS: Final[Mapping[Language, Mapping[str, str]]] = {
    "fr": {
        "title": "Ce que montrent les scénarios",
        "shown": "montré",
        "possible": "possible",
        "missing": "Ce qu'aucun scénario ne montre",
        "nothing": "Rien : tout est montré.",
        "file": "Le protocole, ligne par ligne",
        "legend": (
            "Trait plein : tout est montré. Trait double : une partie. Pointillé : rien. "
            "Sans couleur : rien à montrer."
        ),
        "line": "ligne",
        "excused": "points qu'aucun patient ne peut montrer sont prouvés et non comptés.",
    },
    "en": {
        "title": "What the scenarios show",
        "shown": "shown",
        "possible": "possible",
        "missing": "What no scenario shows",
        "nothing": "Nothing: all is shown.",
        "file": "The protocol, line by line",
        "legend": (
            "Plain edge: all is shown. Double edge: a part. Dotted: nothing. "
            "No colour: nothing to show."
        ),
        "line": "line",
        "excused": "points that no patient can show are proved and left out.",
    },
}


def to_html(measured: Iterable[tuple[str, Document, Coverage]], language: Language) -> str:
    """Return the page of several protocols: the title of each, its document and its coverage."""
    title = escape(_WORDS[language]["title"])
    parts = [
        "<!doctype html>",
        f'<html lang="{language}"><head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{title}</title><style>{_STYLE}</style></head><body><main><h1>{title}</h1>",
    ]
    for number, (name, document, found) in enumerate(measured, 1):
        page = _Page(found=found, document=document, language=language, number=number)
        parts += [f"<h2>{escape(name)}</h2>", *page.parts()]
    return "\n".join([*parts, "</main></body></html>"]) + "\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    """One protocol. `number` tells its lines from those of the others."""

    found: Coverage
    document: Document
    language: Language
    number: int

    @property
    def words(self) -> Mapping[str, str]:
        return _WORDS[self.language]

    def parts(self) -> Iterator[str]:
        yield from self._figures()
        yield f"<h3>{escape(self.words['missing'])}</h3>"
        yield from self._missing()
        yield f"<h3>{escape(self.words['file'])}</h3><p>{escape(self.words['legend'])}</p>"
        for source in self.document.sources:
            if source is not self.document.source:
                yield f"<h3>{escape(source.name)}</h3>"
            yield '<pre tabindex="0">'
            yield from self._lines(source)
            yield "</pre>"

    def _figures(self) -> Iterator[str]:
        yield '<table><thead><tr><th scope="col"></th>'
        for head in ("shown", "possible"):
            yield f'<th scope="col" class="number">{self.words[head]}</th>'
        yield "</tr></thead><tbody>"
        for kind, figure in self.found.figures.items():
            yield f'<tr><th scope="row">{escape(FIGURES[self.language][kind])}</th>'
            yield f'<td class="number">{figure.shown}</td>'
            yield f'<td class="number">{figure.total}</td></tr>'
        yield "</tbody></table>"
        if self.found.excused:
            yield f"<p>{len(self.found.excused)} {escape(self.words['excused'])}</p>"

    def _missing(self) -> Iterator[str]:
        if not self.found.missed:
            yield f"<p>{escape(self.words['nothing'])}</p>"
            return
        yield "<ul>"
        for point in self.found.missed:
            source, line = place_of(self.document, point)
            link = f'<a href="#{self._anchor(source, line)}">{self.words["line"]} {line}</a>'
            yield f"<li>{link} {escape(said(point, self.language))}</li>"
        yield "</ul>"

    def _lines(self, source: Source) -> Iterator[str]:
        possible = (one for one in self.found.counts if one not in self.found.excused)
        points = by_line(self.document, possible, source)
        for number in range(1, source.line_count + 1):
            yield self._line(source, number, points.get(number, ()))

    def _line(self, source: Source, number: int, points: tuple[Point, ...]) -> str:
        missing = [said(one, self.language) for one in points if not self.found.counts[one]]
        note = f"  <i>← {escape(' ; '.join(missing))}</i>" if missing else ""
        class_ = f' class="{self._colour(points)}"' if points else ""
        text = escape(source.line(number))
        anchor = self._anchor(source, number)
        return f'<span id="{anchor}"{class_}><b>{number:>5}</b>  {text}{note}</span>'

    def _anchor(self, source: Source, line: int) -> str:
        base = "" if source is self.document.source else "b"
        return f"p{self.number}{base}l{line}"

    def _colour(self, points: tuple[Point, ...]) -> Colour:
        shown = sum(self.found.counts[one] > 0 for one in points)
        if shown == len(points):
            return "all"
        return "some" if shown else "none"
