"""`arbre decide`: one case, one shot."""

from __future__ import annotations

from typer import Exit

from arbre.apps.cli.language import Asked
from arbre.apps.cli.opening import at_work, moment, open_tree, read_answers
from arbre.apps.cli.options import AnswersFile, CaseDay, OutputFormat, Profession, ProtocolName
from arbre.apps.cli.reporting import Code, Format, write, write_json
from arbre.language.diagnostics.diagnostic import Language


def decide_case(
    context: Asked,
    protocol: ProtocolName,
    answers: AnswersFile,
    profession: Profession = None,
    today: CaseDay = None,
    format_: OutputFormat = Format.TEXT,
) -> None:
    """Decide: 0 concluded or waiting, 3 incomplete, 1 bad answers or protocol."""
    language: Language = context.obj
    at = moment(today, language)
    tree = open_tree(protocol, language)
    case = read_answers(answers, tree, at, language)

    from arbre.engine.deciding import decide

    actor = at_work(case, profession, language)
    outcome = decide(tree, case.answers, clocks=case.clocks, actor=actor)
    if format_ is Format.JSON:
        from arbre.output.outcome_json import as_data

        write_json(as_data(outcome, tree))
    else:
        from arbre.apps.terminal.streams import columns
        from arbre.engine.telling.reasons import Teller
        from arbre.output.outcome_text import to_text

        teller = Teller(tree=tree, answers=case.answers, clocks=case.clocks, language=language)
        write(to_text(outcome, teller, columns()).rstrip())
    if outcome.status == "incomplete":
        raise Exit(Code.INCOMPLETE)
