"""Differences → one page that needs nothing else, to read, to print, to keep."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from typing import Final

from arbre.analysis.differences.texts import Said
from arbre.output.differences.patients import Shown
from arbre.output.differences.report import Report
from arbre.output.differences.words import FATES, VERDICTS, said_in

_STYLE: Final = """
body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem;
  color: #1b1b1b; background: #fff; }
table { border-collapse: collapse; margin: 1rem 0; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .25rem .75rem;
  border-bottom: 1px solid #ccc; overflow-wrap: anywhere; }
.verdict { font-size: 1.2rem; font-weight: 600; padding: .5rem 1rem; border: 1px solid #ccc;
  border-left: .5rem solid #666; }
.laxer { border-left-color: #b3261e; } .incomparable { border-left: .5rem double #b3261e; }
.stricter { border-left-color: #2e7d32; }
thead th { overflow-wrap: normal; }
section { break-inside: avoid; } section table { table-layout: fixed; }
section tbody th { font-weight: normal; }
@media (prefers-color-scheme: dark) {
  body { color: #eee; background: #161616; } th, td, .verdict { border-color: #444; }
  .laxer, .incomparable { border-left-color: #f28b82; } .stricter { border-left-color: #81c995; }
  a { color: #9cf; }
}
@media print { body { color: #000; background: #fff; margin: 0; max-width: none; } }
"""


def to_html(report: Report) -> str:
    """Return the comparison as one page."""
    return "\n".join(_lines(report)) + "\n"


def _lines(report: Report) -> Iterator[str]:
    title = escape(report.word("title"))
    yield "<!doctype html>"
    yield f'<html lang="{report.language}"><head><meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{title}</title><style>{_STYLE}</style></head><body><main><h1>{title}</h1>"
    old, new = map(escape, report.names)
    yield f"<p>{old} → {new}</p>"
    yield f'<p class="verdict {report.found.verdict}">{escape(report.verdict)}</p>'
    for warning in report.warnings:
        yield f'<p class="verdict laxer">{escape(warning)}</p>'
    if report.rows:
        yield from _decisions(report)
    if report.questions:
        yield f"<h2>{escape(report.word('questions'))}</h2>"
        heads = (report.word("key"), report.word("what"), report.word("how"))
        yield from _table(heads, (tuple(map(escape, one)) for one in report.questions))
    yield from _texts("standing", report.standing, report)
    yield from _texts("texts", report.texts, report)
    yield "</main></body></html>"


def _decisions(report: Report) -> Iterator[str]:
    yield f"<h2>{escape(report.word('decisions'))}</h2>"
    heads = tuple(report.word(key) for key in ("what", "how", "verdict", "patient"))
    rows = (
        (
            escape(row.what),
            escape(row.how),
            escape(said_in(VERDICTS[row.verdict], report.language)),
            ", ".join(f'<a href="#p{number}">{number}</a>' for number in row.patients),
        )
        for row in report.groups
    )
    yield from _table(heads, rows)
    yield f"<h2>{escape(report.word('patients'))}</h2>"
    for patient in report.examples:
        yield from _patient(patient, report)


def _patient(one: Shown, report: Report) -> Iterator[str]:
    yield f'<section id="p{one.number}"><h3>{escape(report.word("patient"))} {one.number}</h3><ul>'
    yield from (f"<li>{escape(fact)}</li>" for fact in one.common)
    for key, facts in (("only_old", one.only_old), ("only_new", one.only_new)):
        label = escape(report.word(key))
        yield from (f"<li><em>{label}</em>{report.colon}{escape(fact)}</li>" for fact in facts)
    yield "</ul>"
    row = (escape(one.before), escape(one.after))
    yield from _table((report.word("old"), report.word("new")), [row])
    yield "</section>"


def _texts(title: str, every: tuple[Said, ...], report: Report) -> Iterator[str]:
    if every:
        yield f"<h2>{escape(report.word(title))}</h2>"
        heads = tuple(report.word(key) for key in ("key", "how", "old", "new"))
        rows = (
            tuple(map(escape, (one.place, said_in(FATES[one.fate], report.language), *_both(one))))
            for one in every
        )
        yield from _table(heads, rows)


def _both(one: Said) -> tuple[str, str]:
    return one.before, one.after


def _table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    cells = "".join(f'<th scope="col">{escape(head)}</th>' for head in heads)
    yield f"<table><thead><tr>{cells}</tr></thead><tbody>"
    for first, *rest in rows:
        others = "".join(f"<td>{one}</td>" for one in rest)
        yield f'<tr><th scope="row">{first}</th>{others}</tr>'
    yield "</tbody></table>"
