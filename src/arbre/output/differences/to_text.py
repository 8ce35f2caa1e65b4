"""Differences → lines to read in a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from arbre.analysis.differences.texts import Said
from arbre.output.differences.patients import Shown
from arbre.output.differences.report import Group, Report
from arbre.output.differences.words import FATES, VERDICTS, said_in

_MARKS = {"laxer": "▲", "stricter": "▼", "incomparable": "◆", "different": "•", "equal": "="}


def to_text(report: Report, width: int = 80) -> str:
    """Return the whole comparison as lines no longer than `width`."""
    return "\n".join(_lines(report, max(width, 40)))


def _lines(report: Report, width: int) -> Iterator[str]:
    old, new = report.names
    yield f"{old} → {new}"
    yield from wrap(report.verdict, width)
    for warning in report.warnings:
        yield from wrap(f"▲ {warning}", width)
    if report.rows:
        yield from ("", report.word("decisions").upper())
        for row in report.groups:
            yield from _row(row, report, width)
        if report.unchanged:
            yield from wrap(
                f"= {report.unchanged}{report.colon}{report.word('unchanged')}",
                width,
                initial_indent="  ",
                subsequent_indent="    ",
            )
        yield from ("", report.word("patients").upper())
        for patient in report.examples:
            yield from _patient(patient, report, width)
    if report.questions:
        yield from ("", report.word("questions").upper())
        for id_, label, fate in report.questions:
            yield from _hanging(f"{id_} ({label}){report.colon}{fate}", width)
    yield from _texts("standing", report.standing, report, width)
    yield from _texts("texts", report.texts, report, width)
    if not report.texts and not report.standing:
        yield from ("", report.word("nothing"))


def _row(row: Group, report: Report, width: int) -> Iterator[str]:
    verdict = said_in(VERDICTS[row.verdict], report.language)
    numbers = ", ".join(map(str, row.patients))
    where = f"{report.word('patient').lower()} {numbers}"
    yield from _hanging(
        f"{_MARKS[row.verdict]} {row.what} — {row.how} ({verdict}{report.semicolon}{where})", width
    )


def _patient(one: Shown, report: Report, width: int) -> Iterator[str]:
    yield from _hanging(f"{one.number}. " + report.semicolon.join(one.common), width)
    for key, facts in (("only_old", one.only_old), ("only_new", one.only_new)):
        if facts:
            told = report.semicolon.join(facts)
            yield from _hanging(f"{report.word(key)}{report.colon}{told}", width, 5)
    for key, decision in (("old", one.before), ("new", one.after)):
        yield from _hanging(f"{report.word(key):<6}{report.colon}{decision}", width, 5)


def _texts(title: str, every: tuple[Said, ...], report: Report, width: int) -> Iterator[str]:
    if not every:
        return
    yield from ("", report.word(title).upper())
    for one in every:
        fate = said_in(FATES[one.fate], report.language)
        yield from _hanging(f"{one.place}{report.colon}{fate}", width)
        for sign, text in (("-", one.before), ("+", one.after)):
            if text:
                yield from _hanging(f"{sign} {text}", width, 5)


def _hanging(text: str, width: int, indent: int = 2) -> list[str]:
    return wrap(
        text,
        width,
        initial_indent=" " * indent,
        subsequent_indent=" " * (indent + 3),
        break_on_hyphens=False,
    )
