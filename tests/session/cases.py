"""A small case to hold sessions of."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path

from arbre.engine.answers import Actor
from arbre.engine.session import Change, Session
from arbre.language.loading import check_bytes
from arbre.language.tree import Tree

BASE = Path(__file__).parents[1] / "diagnostics" / "base" / "answers.yaml"
START = datetime(2026, 6, 12, 10, 42)
KINE = Actor(profession="masseur-kinesitherapeute", entitled=True)
CLEAN: tuple[tuple[str, object], ...] = (
    ("temperature", Decimal("37.5")),
    ("accord", True),
    ("age", 40),
    ("antecedents.chute", False),
    ("ne_le", "1986-01-01"),
    ("depuis", "2026-06-11T18:00"),
    ("douleur", True),
    ("propos", "rien"),
    ("cote", "gauche"),
    ("antecedents.allergie", False),
)


FRENCH = 'ask: "Température ?", label: Température'
BOTH = 'ask: {fr: "Température ?", en: "Temperature?"}, label: {fr: Température, en: Temperature}'


@cache
def toy(before: str = "", after: str = "") -> Tree:
    """The tree of the base, with one of its texts replaced."""
    text = BASE.read_text(encoding="utf-8").replace(before, after)
    tree = check_bytes(text.encode(), "toy.yaml").tree
    assert tree is not None
    return tree


def minute(number: int) -> datetime:
    return START + timedelta(minutes=number)


def opened(tree: Tree | None = None) -> Session:
    return Session.open(tree or toy(), at=START, actor=KINE)


def answered(session: Session, upto: str = "") -> Session:
    """The session, with the clean answers up to one (that one left out)."""
    for number, (key, value) in enumerate(CLEAN, 1):
        if key == upto:
            break
        session.answer(key, value, at=minute(number))
    return session


def waiting() -> Session:
    """A session that waits for its second visit, with two acts given."""
    return answered(opened())


def asked(session: Session) -> list[str]:
    return [question.id for question in session.questions()]


def decisions(change: Change) -> tuple[str, str]:
    return change.before.status, change.after.status
