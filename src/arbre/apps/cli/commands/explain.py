"""`arbre explain`: why, why not, what would change it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typer import Exit

from arbre.apps.cli.language import Asked
from arbre.apps.cli.opening import at_work, moment, open_tree, read_answers
from arbre.apps.cli.options import AnswersFile, CaseDay, OutputFormat, Profession, ProtocolName
from arbre.apps.cli.reporting import Code, Format, write, write_json
from arbre.language.diagnostics.diagnostic import Language

if TYPE_CHECKING:
    from arbre.engine.explaining import Explanation, WhatIf
    from arbre.language.tree import Tree


def explain_case(
    context: Asked,
    protocol: ProtocolName,
    answers: AnswersFile,
    profession: Profession = None,
    today: CaseDay = None,
    format_: OutputFormat = Format.TEXT,
) -> None:
    """Explain: 0 concluded or waiting, 3 incomplete, 1 bad answers or protocol."""
    language: Language = context.obj
    at = moment(today, language)
    tree = open_tree(protocol, language)
    case = read_answers(answers, tree, at, language)

    from arbre.engine.explaining import explain

    actor = at_work(case, profession, language)
    found = explain(tree, case.answers, clocks=case.clocks, actor=actor)
    changes = list(found.what_if(tree, case.answers, clocks=case.clocks, actor=actor))
    if format_ is Format.JSON:
        write_json(_as_data(found, changes, tree))
    else:
        from arbre.apps.terminal.streams import columns
        from arbre.engine.telling.reasons import Teller
        from arbre.output.explanation_text import to_text

        teller = Teller(tree=tree, answers=case.answers, clocks=case.clocks, language=language)
        write(to_text(found, changes, teller, columns()).rstrip())
    if found.outcome.status == "incomplete":
        raise Exit(Code.INCOMPLETE)


def _as_data(found: Explanation, changes: list[WhatIf], tree: Tree) -> dict[str, object]:
    from arbre.engine.trace_json import answer_to_json
    from arbre.output.outcome_json import as_data

    return {
        "outcome": as_data(found.outcome, tree),
        "support": [str(fact) for fact in found.support],
        "what_if": [
            {
                "fact": str(one.fact),
                "answer": answer_to_json(one.answer),
                "status": one.outcome.status,
                "referral": one.outcome.referral.id if one.outcome.referral else None,
            }
            for one in changes
        ],
    }
