"""`arbre walk`: one patient, question by question."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from typer import Argument, Exit, Option

from arbre.apps.cli.language import Asked
from arbre.apps.cli.opening import completed, is_misuse, moment, open_tree, person, read_answers
from arbre.apps.cli.options import CaseDay
from arbre.apps.cli.reporting import Code, fail, report, stop
from arbre.language.diagnostics.diagnostic import Diagnostic, Language

if TYPE_CHECKING:
    from arbre.engine.answers import Actor
    from arbre.engine.reading import Case as Given
    from arbre.engine.session import Session


def walk_protocol(
    context: Asked,
    protocol: Annotated[
        str | None,
        Argument(
            metavar="PROTOCOL",
            help="Le nom d'un protocole fourni, ou un fichier.",
            autocompletion=completed,
        ),
    ] = None,
    profession: Annotated[
        str | None,
        Option("--profession", metavar="P", help="Votre profession ; sinon, elle est demandée."),
    ] = None,
    resume: Annotated[
        str | None,
        Option("--resume", metavar="FILE", help="Reprend une prise en charge enregistrée."),
    ] = None,
    save: Annotated[
        str | None,
        Option("--save", metavar="FILE", help="Enregistre chaque réponse dans ce fichier."),
    ] = None,
    answers: Annotated[
        str | None,
        Option("--answers", metavar="FILE", help="Des réponses déjà connues, en YAML ou JSON."),
    ] = None,
    today: CaseDay = None,
    plain: Annotated[
        bool,
        Option("--plain", help="Une question par ligne, sans dessin (lecteur d'écran)."),
    ] = False,
) -> None:
    """Walk: 0 when the person ends it, whatever the decision is."""
    language: Language = context.obj
    if protocol is None and resume is None:
        values = {"name": "PROTOCOL", "command": "arbre walk"}
        fail("missing-argument", language, Code.MISUSE, values)
    wanted = Wanted(
        protocol=protocol,
        profession=profession,
        resume=resume,
        save=save,
        answers=answers,
        at=moment(today, language),
        way="plain" if plain else "drawn",
    )
    start(language, wanted)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What was typed; `way` is how the person wants to walk, as far as the terminal allows."""

    protocol: str | None = None
    profession: str | None = None
    resume: str | None = None
    save: str | None = None
    answers: str | None = None
    at: datetime
    way: Literal["drawn", "plain"] = "drawn"


def start(language: Language, wanted: Wanted) -> None:
    """Begin or resume a walk, on the terminal or by plain prompts."""
    from arbre.apps.terminal.case import Clock
    from arbre.apps.terminal.running import Request, interactive, run_drawn, run_plain

    resume, at = wanted.resume, wanted.at
    session = _resumed(resume, wanted.protocol, language) if resume is not None else None
    tree = session.tree if session is not None else open_tree(wanted.protocol or "", language)
    answers = wanted.answers
    given = read_answers(answers, tree, at, language) if answers is not None else None
    request = Request(
        language=language,
        clock=Clock(at),
        tree=tree,
        session=session,
        actor=_actor(wanted.profession, given, language),
        given=given,
        path=_path(wanted.save, resume, language),
    )
    drawn = wanted.way == "drawn" and interactive()
    code = run_drawn(request) if drawn else run_plain(request)
    if not isinstance(code, int):
        stop((code,), language, Code.MISUSE)
    if code:
        raise Exit(code)


def _path(save: str | None, resume: str | None, language: Language) -> Path | None:
    """Return the file that is written: a walk that is resumed goes on in its own."""
    if save is None:
        return Path(resume) if resume is not None else None
    path = Path(save)
    if path.exists() and save != resume:
        fail("would-overwrite", language, Code.MISUSE, {"path": save})
    return path


def _resumed(resume: str, protocol: str | None, language: Language) -> Session:
    from arbre.apps.terminal.saving import resume as resumed

    found = resumed(Path(resume))
    if isinstance(found, tuple):
        stop(found, language, Code.MISUSE if is_misuse(found) else Code.ERRORS)
    if protocol is not None:
        tree = open_tree(protocol, language)
        if tree.hash != found.tree.hash:
            opened = found.trace.opened
            now = f"{tree.protocol.id} {tree.protocol.version}"
            values = {"protocol": opened.protocol, "version": opened.version, "now": now}
            report(
                [Diagnostic(code="other-version", source=None, span=None, values=values)], language
            )
            if tree.protocol.id != found.tree.protocol.id:
                raise Exit(Code.MISUSE)
    return found


def _actor(profession: str | None, given: Given | None, language: Language) -> Actor | None:
    if profession is not None:
        return person(profession, language)
    return given.actor if given is not None else None
