"""Before the first question: who is at work."""

from __future__ import annotations

from datetime import datetime

from arbre.apps.terminal.display import Display
from arbre.apps.terminal.frame import Frame, Line, joined
from arbre.apps.terminal.keys import Read
from arbre.apps.terminal.professions import OTHER, profession_words
from arbre.apps.terminal.screens import whole
from arbre.apps.terminal.words import filled, vocabulary
from arbre.engine.answers import Actor, Answers, Clocks
from arbre.engine.standing import mode
from arbre.engine.telling.identity import identity
from arbre.engine.telling.reasons import Teller
from arbre.language.diagnostics.diagnostic import Language
from arbre.language.texts import said
from arbre.language.tree import Tree
from arbre.language.wrapping import wrapped


def actors(tree: Tree) -> tuple[Actor, ...]:
    """Return who may be at work: each delegate of the protocol, someone else, not known."""
    named = tuple(
        Actor(profession=one.profession, entitled=True) for one in tree.protocol.delegates
    )
    return (*named, Actor(profession=OTHER, entitled=False), Actor())


def actor_lines(tree: Tree, language: Language) -> tuple[str, ...]:
    words = vocabulary(language)
    named = tuple(
        filled(words.who_known, profession=profession_words(one.profession, language))
        for one in tree.protocol.delegates
    )
    return (*named, words.who_other, words.who_unknown)


def ask_actor(
    tree: Tree, language: Language, at: datetime, display: Display, read: Read
) -> Actor | None:
    """Ask who is at work, with one key; None when the person leaves."""
    choices = actors(tree)
    while True:
        display.draw(_frame(tree, language, at, display.size[1]))
        key = read()
        if key in ("q", "Q", "interrupt", "end-of-input"):
            return None
        if key.isascii() and key.isdigit() and 1 <= int(key) <= len(choices):
            return choices[int(key) - 1]


def _frame(tree: Tree, language: Language, at: datetime, columns: int) -> Frame:
    words = vocabulary(language)
    teller = Teller(tree=tree, answers=Answers(), clocks=Clocks(start=at), language=language)
    how = mode(tree, Actor(), at.date())
    told = [said(tree.protocol.title, language), ""]
    if tree.protocol.description is not None:
        told += [said(tree.protocol.description, language), ""]
    if how == "training":
        told += [words.training, ""]
    body = [" " + line for text in told for line in wrapped(text, columns - 2)]
    body += [" " + words.who, ""]
    for n, text in enumerate(actor_lines(tree, language), 1):
        first, *more = wrapped(text, columns - 8)
        body += [f"   {n}  {first}", *(f"      {line}" for line in more)]
    return Frame(
        header=(
            *whole(" " + identity(tree.protocol, how, teller), "bold", columns),
            Line.of("─" * columns, "dim"),
        ),
        body=joined(body),
        focus=len(body) - 1,
        footer=(Line.of(" 1–9   q", "dim"),),
    )
