"""What each screen of the walk shows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from arbre.apps.terminal.board import Board, Row
from arbre.apps.terminal.case import Case
from arbre.apps.terminal.frame import Frame, Line, Span, joined, spread
from arbre.apps.terminal.professions import profession_words
from arbre.apps.terminal.words import Vocabulary, filled, vocabulary
from arbre.engine.answers import Unknown
from arbre.engine.outcome import Outcome
from arbre.engine.questions import Question
from arbre.engine.telling.echoing import UNKNOWN_WORDS, answer_words, short
from arbre.engine.telling.facts import FactWords
from arbre.engine.telling.identity import identity
from arbre.language.characters import width as columns_of
from arbre.language.conditions.phrasing import to_number
from arbre.language.conditions.syntax import Fact
from arbre.language.texts import said
from arbre.language.wrapping import wrapped
from arbre.output.outcome_text import Paragraph, Tone, lines, paragraphs, sources

MARGIN: Final = " "
TONES: Final[dict[Tone, str]] = {
    "header": "bold",
    "included": "bold green",
    "referral": "bold red",
    "waiting": "bold yellow",
    "incomplete": "bold magenta",
    "plain": "bold",
    "quiet": "dim",
}


def header(case: Case, outcome: Outcome, columns: int) -> tuple[Line, ...]:
    """Return what stands on every screen."""
    teller = case.teller()
    words = vocabulary(case.language)
    first = MARGIN + identity(case.session.tree.protocol, outcome.mode, teller)
    who = profession_words(case.session.trace.opened.actor.profession, case.language)
    step = teller.stage(outcome.path[-1].id) if outcome.path else ""
    where = step if outcome.status == "incomplete" else f"{words.decided} {short(case.now())}"
    left = case.session.remaining()
    right = filled(words.left, n=left) + MARGIN if left else ""
    return (
        *whole(first, "bold", columns),
        Line.of(spread(f"{MARGIN}{who} · {where}", right, columns)),
        Line.of("─" * columns, "dim"),
    )


# ── questions ─────────────────────────────────────────────────────────────────────────────────


def question_frame(
    case: Case, board: Board, notice: Sequence[Line], reason_wanted: Row | None, columns: int
) -> Frame:
    """Return the screen of a board: its lines, and the whole question of the line one is at."""
    outcome = case.outcome()
    words = vocabulary(case.language)
    top = [*_inform(case, board, columns), *_title(board, words, columns)]
    middle = [_row(case, board, row, outcome, columns) for row in board.rows]
    if board.kind == "choice":
        middle = _choices(case, board)
    if board.kind == "typed":
        middle = _typing(case, board, columns)
    focus = len(top) + (board.cursor if board.kind != "typed" else 0)
    bottom = [Line(), *_asked(board, columns)] if board.kind in ("yes_no", "options") else []
    keys = words.keys_typing if board.kind == "typed" else words.keys_asking
    if board.in_words:
        keys = words.keys_writing
    if reason_wanted is not None:
        keys = words.why_unknown
    return Frame(
        header=header(case, outcome, columns),
        body=(*top, *middle, *bottom),
        footer=(*notice, *whole(MARGIN + keys, "bold" if reason_wanted else "dim", columns)),
        caret=board.kind == "typed",
        focus=focus + len(bottom),
    )


def _inform(case: Case, board: Board, columns: int) -> list[Line]:
    """Return what to tell the patient before consent is asked."""
    if board.question.stage != "consent":
        return []
    told = said(case.session.tree.protocol.consent.inform, case.language)
    return [*_wrapped(told, columns), Line()]


def _title(board: Board, words: Vocabulary, columns: int) -> list[Line]:
    """Return what is asked, and the keys that answer."""
    question = board.question
    if board.kind == "yes_no":
        return [Line.of(MARGIN + words.answers, "cyan"), Line()]
    asked = [Line.of(line.text, "bold") for line in _wrapped(question.ask, columns)]
    if board.kind == "options":
        hint = [Line.of(MARGIN + words.answers, "cyan")]
        if len(board.rows) > 1:
            hint.append(Line.of(MARGIN + words.none_of_them, "cyan"))
        return [*asked, *hint, Line()]
    if board.kind == "choice":
        far = len(question.options) > 9
        return [
            *asked,
            Line.of(MARGIN + (words.choose_far if far else words.choose), "cyan"),
            Line(),
        ]
    return [*asked, Line.of(MARGIN + _how_to_type(question, words), "cyan"), Line()]


def _how_to_type(question: Question, words: Vocabulary) -> str:
    match question.kind:
        case "date":
            return words.type_day
        case "datetime":
            return words.type_moment
        case "text":
            return words.type_text
        case _:
            french = words.yes == "o"
            unit = (
                to_number(2, question.unit, "fr" if french else "en")[2:] if question.unit else ""
            )
            low, high = (
                to_number(bound, None, "fr" if french else "en") if bound is not None else "?"
                for bound in (question.low, question.high)
            )
            lead = (f"en {unit}, " if french else f"in {unit}, ") if unit else ""
            return filled(words.type_number, unit=lead, low=low, high=high)


def _row(case: Case, board: Board, row: Row, outcome: Outcome, columns: int) -> Line:
    at = row is board.row
    answer = _answer(case, row.fact, outcome, row)
    text = spread(f"{MARGIN}{'▶' if at else ' '} {row.label}", f"{answer}{MARGIN}", columns)
    return Line.of(text, "bold" if at else "")


def _answer(case: Case, fact: Fact, outcome: Outcome, row: Row) -> str:
    """Return the answer in the words of the keys: nothing is filled in before it is given."""
    words = vocabulary(case.language)
    answer = case.session.state.answers.facts.get(fact)
    if answer is None:
        open_ = fact in outcome.asking or fact.option is not None
        return "_" if open_ else words.needless
    if isinstance(answer, Unknown):
        return f"{words.unknown} {UNKNOWN_WORDS[case.language][answer.reason]}"
    written = case.session.tree.protocol.questions[row.question.facts[0].question]
    return answer_words(answer, written, case.now(), case.language)


def _asked(board: Board, columns: int) -> list[Line]:
    """Return the whole question of the current line, where its label may say too little."""
    if board.kind == "options":
        return []
    return _wrapped(board.question.ask, columns)


def _choices(case: Case, board: Board) -> list[Line]:
    chosen = case.session.state.answers.facts.get(board.row.fact)
    rows = []
    for number, (option, label) in enumerate(board.question.options.items(), 1):
        at = len(board.question.options) > 9 and number == int(board.typed or 1)
        sign = "▶" if at or option == chosen else " "
        rows.append(Line.of(f"{MARGIN}{sign} {number}  {label}", "bold" if at else ""))
    if isinstance(chosen, Unknown):
        words = vocabulary(case.language)
        rows.append(
            Line.of(f"{MARGIN}▶ {words.unknown}  {UNKNOWN_WORDS[case.language][chosen.reason]}")
        )
    return rows


def _typing(case: Case, board: Board, columns: int) -> list[Line]:
    """Return the line being typed and, in words, what is understood so far."""
    from arbre.apps.terminal.understanding import understood

    shown = [Line.of(f"{MARGIN}▶ {board.typed}_", "bold")]
    answer = case.session.state.answers.facts.get(board.row.fact)
    if board.alone is not None:
        keys = filled(vocabulary(case.language).key_alone, key=board.alone)
        shown.append(Line.of(f"    {keys}"))
    elif board.typed:
        echo = understood(board.typed, board.question, case)
        shown += [Line.of(line.text, echo.style) for line in _wrapped(echo.text, columns, "    ")]
    elif answer is not None:
        facts = FactWords(
            protocol=case.session.tree.protocol,
            answers=case.session.state.answers,
            clocks=case.session.state.clocks,
            language=case.language,
        )
        shown.append(Line.of(f"    {facts.one(board.row.fact)}"))
    return shown


# ── the end ───────────────────────────────────────────────────────────────────────────────────


def end_frame(case: Case, outcome: Outcome, notice: Sequence[Line], columns: int) -> Frame:
    """Return the outcome, the most urgent first, by pages."""
    words = vocabulary(case.language)
    body: list[Line] = []
    for paragraph in paragraphs(outcome, case.teller()):
        body.extend(_paragraph(paragraph, columns))
    keys = [*whole(MARGIN + words.keys_end, "dim", columns - len(" 10/10 "))]
    if outcome.waiting is not None:
        stage = case.teller().stage(outcome.waiting.node)
        keys.insert(0, Line.of(MARGIN + filled(words.keys_visit, stage=stage), "cyan"))
    return Frame(
        header=header(case, outcome, columns),
        body=tuple(body),
        footer=(*notice, *keys),
        counted=words.page,
    )


def sources_frame(case: Case, outcome: Outcome, columns: int) -> Frame:
    body = [
        line
        for paragraph in sources(outcome, case.teller())
        for line in _paragraph(paragraph, columns)
    ]
    return _reading(case, outcome, body, columns)


def how_frame(case: Case, question: Question, columns: int) -> Frame:
    """Return how to examine, and on what that rests."""
    from arbre.engine.telling.sources import quotations

    words = vocabulary(case.language)
    body = [Line.of(MARGIN + words.how, "bold"), *_wrapped(question.ask, columns), Line()]
    body += _wrapped(question.how or words.no_how, columns)
    found = quotations(question.cite, case.session.tree.protocol, case.language)
    for one in found:
        body += [Line(), *_wrapped(f"{one.title} : {one.text} [{one.confidence}]", columns)]
    return _reading(case, case.outcome(), body, columns)


def path_frame(case: Case, facts: Sequence[Fact], cursor: int, columns: int) -> Frame:
    """Return the answers given so far, one of which may be changed."""
    words = vocabulary(case.language)
    told = case.teller().facts
    body = [Line.of(MARGIN + words.path, "bold")]
    for place, fact in enumerate(facts):
        sign = "▶" if place == cursor else " "
        body.append(Line.of(f"{MARGIN}{sign} {told.one(fact)}", "bold" if place == cursor else ""))
    if not facts:
        body.append(Line.of(MARGIN + words.nothing_yet))
    outcome = case.outcome()
    return Frame(
        header=header(case, outcome, columns),
        body=tuple(body),
        footer=(Line.of(MARGIN + words.keys_path, "dim"),),
        focus=cursor + 1,
    )


def _reading(case: Case, outcome: Outcome, body: Sequence[Line], columns: int) -> Frame:
    words = vocabulary(case.language)
    return Frame(
        header=header(case, outcome, columns),
        body=tuple(body),
        footer=(Line.of(MARGIN + words.keys_reading, "dim"),),
        counted=words.page,
    )


def _paragraph(paragraph: Paragraph, columns: int) -> list[Line]:
    first, *rest = lines(paragraph, columns - len(MARGIN))
    style, title = TONES[paragraph.tone], paragraph.title
    body = "dim" if paragraph.tone == "quiet" else ""
    if not first.startswith(title):
        return [*joined([MARGIN + line for line in (first, *rest)], style)]
    head = Line((Span(MARGIN + title, style), Span(first[len(title) :], body)))
    return [head, *joined([MARGIN + line for line in rest], body)]


def _wrapped(text: str, columns: int, margin: str = MARGIN) -> list[Line]:
    return list(joined([margin + line for line in wrapped(text, columns - len(margin) - 1)]))


def whole(text: str, style: str, columns: int) -> tuple[Line, ...]:
    """Return what must be read to its end: on several lines where the window is narrow."""
    if columns_of(text) <= columns:
        return (Line.of(text, style),)
    return tuple(notice_of(text.strip(), style, columns))


def notice_of(text: str, style: str, columns: int) -> list[Line]:
    """Return a message as lines that stand above the keys."""
    return [Line((Span(line.text, style),)) for line in _wrapped(text, columns)]
