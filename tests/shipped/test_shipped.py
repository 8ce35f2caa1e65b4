"""What travels with arbre is found by its name, and a name is never a path."""

from __future__ import annotations

from pathlib import Path

import pytest

from arbre import shipped


@pytest.fixture
def wheel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand where a wheel's files would be."""
    for file in [
        "protocols/cheville-mk/protocol.yaml",
        "protocols/sans-fichier/README.md",
        "protocols/Mal_Nomme/protocol.yaml",
        "schemas/protocol.schema.json",
        "explanations/unknown-key.md",
        "protocol.yaml",
    ]:
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file).touch()
    monkeypatch.setattr(shipped, "_HERE", tmp_path)
    return tmp_path


def test_protocols_are_the_folders_that_hold_one(wheel: Path) -> None:
    assert shipped.protocols() == ("cheville-mk",)


def test_files_are_found_by_name(wheel: Path) -> None:
    assert shipped.protocol("cheville-mk") == wheel / "protocols/cheville-mk/protocol.yaml"
    assert shipped.schema("protocol") == wheel / "schemas/protocol.schema.json"
    assert shipped.explanation("unknown-key") == wheel / "explanations/unknown-key.md"


def test_a_checkout_holds_them_where_they_are_written(
    wheel: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (wheel / "explanations").rename(wheel / "moved")
    (wheel / "tests").mkdir()
    (wheel / "moved").rename(wheel / "tests/diagnostics")
    monkeypatch.setattr(shipped, "_CHECKOUT", wheel)
    assert shipped.explanation("unknown-key") == wheel / "tests/diagnostics/unknown-key.md"


@pytest.mark.parametrize(
    "name",
    [
        *["", ".", "..", "../cheville-mk", "cheville-mk/", "cheville-mk/../cheville-mk"],
        *["/etc/passwd", "\\cheville-mk", "C:cheville-mk", "cheville-mk\0", "cheville-mk\n"],
        *["CHEVILLE-MK", "cheville_mk", "cheville--mk", "-mk", "~", "*", "é", "a" * 81, "a" * 5000],
        *["sans-fichier", "inconnu", "１"],
    ],
)
def test_other_names_find_nothing(name: str, wheel: Path) -> None:
    assert shipped.protocol(name) is None
    assert shipped.schema(name) is None
    assert shipped.explanation(name) is None
