"""Nothing that a file says commands the terminal, and no damaged file is resumed."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import pytest

from arbre.apps.terminal.saving import resume, save
from arbre.apps.terminal.streams import Shown
from arbre.engine.answers import Actor
from arbre.engine.session import Session
from arbre.shipped.loading import load_shipped
from terminal.window import window

AT = datetime(2026, 6, 12, 10, 42)
HOSTILE = "\x1b]0;owned\x07\x1b[2J\u202etxet\u200b\x9b31m"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "case.json"
    actor = Actor(profession="masseur-kinesitherapeute", entitled=True)
    session = Session.open(load_shipped("cheville-torsion-mk"), at=AT, actor=actor)
    session.answer("deformation", False, at=AT)
    save(session, path)
    return path


def changed(file: Path, *keys: str | int, value: object) -> Path:
    data = json.loads(file.read_text(encoding="utf-8"))
    part = data
    for key in keys[:-1]:
        part = part[key]
    part[keys[-1]] = value
    file.write_text(json.dumps(data), encoding="utf-8")
    return file


def test_a_saved_walk_is_resumed_as_it_was(file: Path) -> None:
    found = resume(file)
    assert isinstance(found, Session)
    assert [str(fact) for fact in found.state.answers.facts] == ["deformation"]


def test_hostile_text_never_reaches_the_terminal(file: Path) -> None:
    changed(file, "trace", "events", 0, "actor", "profession", value=HOSTILE)
    with window(["walk", "--resume", str(file), "--today", "2026-06-12T10:50"]) as walk:
        walk.wait_for("Plaie").press("n", "v")
        for piece in (b"\x1b]0", b"\x1b[2J", "\u202e".encode(), "\u200b".encode(), b"\x07"):
            assert piece not in walk.raw
        assert "<U+001B>" in walk.text


@pytest.mark.parametrize("encoding", ["utf-8", "ascii", "latin-1", "cp1252"])
def test_any_text_can_be_printed_in_any_encoding(encoding: str) -> None:
    shown = Shown(ansi=True, encoding=encoding)
    text = shown.printable(HOSTILE + "« Âge ≤ 55 » – œdème ● ▶ 骨折 🦶")
    text.encode(encoding)
    assert "\x1b" not in text
    assert "\u202e" not in text


DAMAGES: list[tuple[tuple[str | int, ...], object]] = [
    (("arbre_saved",), 2),
    (("protocol", "text"), "arbre: 1\n"),
    (("protocol", "text"), HOSTILE),
    (("protocol",), []),
    (("trace",), None),
    (("trace", "events"), []),
    (("trace", "events", 0, "hash"), "0" * 64),
    (("trace", "events", 0, "at"), "yesterday"),
    (("trace", "events", 1, "event"), "answred"),
    (("trace", "events", 1, "answers"), {"deformation": None}),
]


@pytest.mark.parametrize(("keys", "value"), DAMAGES, ids=str)
def test_a_damaged_file_is_refused_with_its_name(
    file: Path, keys: tuple[str | int, ...], value: object
) -> None:
    found = resume(changed(file, *keys, value=value))
    assert isinstance(found, tuple)
    assert found
    assert all(one.source is not None and str(file) in one.source.name for one in found)


@pytest.mark.parametrize("data", [b"", b"{", b"[" * 100_000, b"\xff\xfe", b"null", b"12"])
def test_any_bytes_are_refused(file: Path, data: bytes) -> None:
    file.write_bytes(data)
    assert isinstance(resume(file), tuple)
