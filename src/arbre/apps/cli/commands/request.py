"""`arbre request`: what a case that waits asks of somebody else, as a document to send."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

from typer import Argument, Option

from arbre.apps.cli.language import Asked
from arbre.apps.cli.opening import is_misuse
from arbre.apps.cli.reporting import Code, fail, stop, write, write_json
from arbre.language.diagnostics.diagnostic import Language


class Written(StrEnum):
    MARKDOWN = "markdown"
    JSON = "json"


def write_request(
    context: Asked,
    saved: Annotated[str, Argument(metavar="FILE", help="Une prise en charge enregistrée.")],
    format_: Annotated[
        Written, Option("--format", help="markdown pour une personne, json pour un programme.")
    ] = Written.MARKDOWN,
) -> None:
    """Write the request: 0 written, 1 nobody is asked for anything."""
    from arbre.apps.terminal.saving import resume
    from arbre.engine.requesting import request_of
    from arbre.engine.telling.reasons import Teller
    from arbre.output.markdown import to_request
    from arbre.output.request_json import as_data

    language: Language = context.obj
    session = resume(Path(saved))
    if isinstance(session, tuple):
        stop(session, language, Code.MISUSE if is_misuse(session) else Code.ERRORS)
    tree, state, outcome = session.tree, session.state, session.outcome()
    answers, clocks = state.answers, state.clocks
    request = request_of(outcome, tree, answers=answers, actor=session.trace.opened.actor)
    if request is None:
        fail("nothing-requested", language, Code.ERRORS, {"path": saved})
    if format_ is Written.JSON:
        data = as_data(request, tree, answers=answers, clocks=clocks, mode=outcome.mode)
        write_json(data)
    else:
        teller = Teller(tree=tree, answers=answers, clocks=clocks, language=language)
        write(to_request(request, teller, outcome.mode).rstrip("\n"))
