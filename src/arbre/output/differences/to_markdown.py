"""Differences → Markdown, for a committee."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from arbre.analysis.differences.texts import Said
from arbre.output.differences.patients import Shown
from arbre.output.differences.report import Report
from arbre.output.differences.words import FATES, VERDICTS, said_in


def to_markdown(report: Report) -> str:
    """Return the comparison as one page with tables."""
    return "\n".join(_lines(report)) + "\n"


def _lines(report: Report) -> Iterator[str]:
    old, new = map(cell, report.names)
    yield from (f"# {report.word('title')}", "", f"{old} → {new}", "", f"**{report.verdict}**")
    for warning in report.warnings:
        yield from ("", f"**{cell(warning)}**")
    if report.rows:
        yield from ("", f"## {report.word('decisions')}", "")
        heads = (report.word("what"), report.word("how"), report.word("verdict"))
        rows = (
            (
                row.what,
                row.how,
                said_in(VERDICTS[row.verdict], report.language),
                ", ".join(map(str, row.patients)),
            )
            for row in report.groups
        )
        yield from _table((*heads, report.word("patient")), rows)
        yield from ("", f"## {report.word('patients')}")
        for patient in report.examples:
            yield from _patient(patient, report)
    if report.questions:
        yield from ("", f"## {report.word('questions')}", "")
        yield from _table((report.word("key"), report.word("what"), ""), report.questions)
    yield from _texts("standing", report.standing, report)
    yield from _texts("texts", report.texts, report)


def _patient(one: Shown, report: Report) -> Iterator[str]:
    yield from ("", f"### {report.word('patient')} {one.number}", "")
    yield from (f"- {cell(fact)}" for fact in one.common)
    for key, facts in (("only_old", one.only_old), ("only_new", one.only_new)):
        yield from (f"- *{report.word(key)}*{report.colon}{cell(fact)}" for fact in facts)
    yield ""
    yield from _table((report.word("old"), report.word("new")), [(one.before, one.after)])


def _texts(title: str, every: tuple[Said, ...], report: Report) -> Iterator[str]:
    if every:
        yield from ("", f"## {report.word(title)}", "")
        heads = (report.word("key"), "", report.word("old"), report.word("new"))
        rows = (
            (one.place, said_in(FATES[one.fate], report.language), one.before, one.after)
            for one in every
        )
        yield from _table(heads, rows)


def _table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    yield "| " + " | ".join(heads) + " |"
    yield "|" + " --- |" * len(heads)
    for row in rows:
        yield "| " + " | ".join(map(cell, row)) + " |"


def cell(text: str) -> str:
    r"""Return a text of which Markdown and HTML read nothing as theirs.

    >>> cell("a | <b>\n*c*")
    'a \\| \\<b\\> \\*c\\*'
    """
    escaped = "".join(f"\\{sign}" if sign in "\\|<>*_`[]#" else sign for sign in text)
    return " ".join(escaped.split())
