"""What is typed → what is understood, said in words while it is typed."""

from __future__ import annotations

from dataclasses import dataclass

from arbre.apps.terminal.case import Case
from arbre.engine.entering import NotUnderstood, Value, enter
from arbre.engine.questions import Question
from arbre.engine.session import Session
from arbre.engine.telling.echoing import answer_words
from arbre.errors import AnswerError
from arbre.language.diagnostics.diagnostic import Diagnostic, Language
from arbre.language.diagnostics.wording import wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Echo:
    """`value` is None when the text cannot be taken as it stands."""

    text: str
    style: str
    value: Value | None


def understood(text: str, question: Question, case: Case) -> Echo:
    """Return what a text means as an answer, or what is wrong with it and what to type."""
    written = case.session.tree.protocol.questions[question.facts[0].question]
    value = enter(text, written, now=case.now())
    if isinstance(value, NotUnderstood):
        problem = Diagnostic(code=value.code, source=None, span=None, values=value.values)
        return Echo(text=problem_words(problem, case.language), style="yellow", value=None)
    trial = Session(case.session.tree, case.session.trace)
    try:
        trial.answer(question.id, value, at=case.now())
    except AnswerError as error:
        words = " ; ".join(problem_words(one, case.language) for one in error.problems)
        return Echo(text=words, style="yellow", value=None)
    echo = answer_words(value, written, case.now(), case.language)
    return Echo(text=echo, style="green", value=value)


def problem_words(problem: Diagnostic, language: Language) -> str:
    """Return a problem as one sentence and its remedy."""
    said = wording(problem, language)
    return f"{said.message} – {said.help}" if said.help else said.message
