"""The end of a walk: where it is saved, and what is left on the terminal."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from arbre.apps.terminal.case import Case
from arbre.apps.terminal.display import Display
from arbre.apps.terminal.frame import Frame, Line
from arbre.apps.terminal.keys import Read
from arbre.apps.terminal.saving import NotSavedError, save
from arbre.apps.terminal.screens import header, notice_of
from arbre.apps.terminal.understanding import problem_words
from arbre.apps.terminal.words import filled, vocabulary
from arbre.output.outcome_text import paragraphs


def default_path(case: Case) -> Path:
    """Return a name for a walk that has none: the protocol and the opening instant, no patient."""
    opened = case.session.trace.opened
    stem = f"arbre-{opened.protocol}-{opened.at:%Y%m%d-%H%M%S}"
    names = (Path(f"{stem}{suffix}.json") for suffix in ("", *(f"-{n}" for n in range(2, 1000))))
    return next(name for name in names if not name.exists())


def offer_to_save(case: Case, display: Display, read: Read) -> None:
    """Ask where to save a walk that has no file yet."""
    words = vocabulary(case.language)
    typed = str(default_path(case))
    complaint: list[Line] = []
    while True:
        columns = display.size[1]
        frame = Frame(
            header=header(case, case.outcome(), columns),
            body=(Line.of(f" {words.save_as}", "bold"), Line(), Line.of(f" ▶ {typed}_")),
            footer=(*complaint, Line.of(f" {words.save_keys}", "dim")),
            caret=True,
        )
        display.draw(frame)
        key = read()
        if key in ("escape", "interrupt", "end-of-input"):
            return
        if key == "enter" and typed:
            problem = _saved(case, Path(typed))
            if problem is None:
                return
            complaint = notice_of(problem, "bold red", columns)
        elif key == "backspace":
            typed = typed[:-1]
        elif len(key) == 1 and key.isprintable():
            typed += key


def keep(case: Case) -> str | None:
    """Save a walk that was interrupted; return what is wrong if it cannot be."""
    if case.path is not None or len(case.session.trace.events) < 2:
        return None
    return _saved(case, default_path(case))


def farewell(case: Case) -> Iterator[str]:
    """Yield what is left on the terminal: the conclusion, and where the walk is."""
    words = vocabulary(case.language)
    outcome = case.outcome()
    first = paragraphs(outcome, case.teller())[0]
    yield first.title
    yield from (f"  {line}" for line in first.lines)
    if case.path is None:
        yield words.not_saved
        return
    yield filled(words.saved_in, path=case.path)
    if outcome.waiting is not None and outcome.waiting.kind != "visit":
        yield filled(words.request_with, path=case.path)
    if not outcome.concluded:
        yield filled(words.resume_with, path=case.path)


def _saved(case: Case, path: Path) -> str | None:
    if path.exists():
        from arbre.language.diagnostics.diagnostic import Diagnostic

        values = {"path": str(path)}
        found = Diagnostic(code="would-overwrite", source=None, span=None, values=values)
        return problem_words(found, case.language)
    try:
        save(case.session, path)
    except NotSavedError as error:
        return problem_words(error.problem, case.language)
    case.path = path
    return None
