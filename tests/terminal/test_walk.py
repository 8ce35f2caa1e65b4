"""The walk in a real terminal: what is pressed, what is seen, what is kept."""

from __future__ import annotations

import json
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from terminal.window import Window, window

ROOT = Path(__file__).parents[2]
ANKLE = ["walk", "cheville-torsion-mk", "--today", "2026-06-12T10:42"]
KINE = [*ANKLE, "--profession", "masseur-kinesitherapeute"]
ALERTS = "nnnnnnnn"
# Each step of a clean sprain: what is pressed, and what is then seen.
CLEAN = [
    ("1", "Signes de gravité"),
    (ALERTS, "Accord du patient"),
    ("oo", "Délégant joignable"),
    ("o", "Quel âge"),
    ("34", "34 ans"),
    ("Enter", "Médecin traitant engagé"),
    ("oo", "Quand le traumatisme"),
    ("hier 18h", "hier, jeudi 11 juin 2026 à 18 h 00 (il y a 16 heures 42)"),
    ("Enter", "Antécédent de phlébite"),
    ("nnnn", "Le patient est-il dans l'une de ces situations"),
    ("0", "Accident du travail"),
    ("n", "facteurs de risque thromboembolique"),
    ("0", "Absence de risque thromboembolique affirmée"),
    ("o", "Quelle cheville"),
    ("1", "4 pas juste après"),
    ("oo", "Douleur de la zone malléolaire"),
    ("o", "Malléole latérale"),
    ("n", "Malléole médiale"),
    ("n", "Douleur du médiopied"),
    ("n", "L'examen trouve-t-il"),
    ("0", "entorse"),
    ("o", "gravité de l'entorse"),
    ("2", "À noter pour la suite"),
    ("0", "cannes"),
    ("n", "La douleur diminue-t-elle"),
    ("o", "arrêt de travail est-il nécessaire"),
    ("o", "contre-indication au paracétamol"),
    ("0", "réduire ou d'espacer"),
    ("0", "effort physique"),
    ("3", "EN ATTENTE – actes autorisés"),
]


@pytest.fixture(scope="module")
def clean() -> Iterator[tuple[Window, list[str]]]:
    """A clean walk to its end, with every screen that was seen."""
    screens: list[str] = []
    with window(ANKLE) as walk:
        walk.wait_for("Qui examine ce patient")
        screens.append(walk.text)
        for keys, seen in CLEAN:
            walk.press(keys).wait_for(seen)
            screens.append(walk.text)
        walk.pressed_at_end = walk.pressed
        for _ in range(3):
            walk.press("Space")
            screens.append(walk.text)
        yield walk, screens


def test_a_clean_ankle_takes_at_most_60_keys(clean: tuple[Window, list[str]]) -> None:
    keys = clean[0].pressed_at_end
    print(f"a clean ankle: {keys} keys")
    assert keys <= 60


def test_the_first_sign_of_danger_is_answered_within_ten_keys() -> None:
    assert [seen for _, seen in CLEAN].index("Accord du patient") == 1
    assert len(CLEAN[0][0] + ALERTS[:1]) <= 10


def test_no_screen_is_larger_than_the_window(clean: tuple[Window, list[str]]) -> None:
    walk, screens = clean
    assert max(len(line) for screen in screens for line in screen.split("\n")) <= 80
    assert max(screen.count("\n") + 1 for screen in screens) <= 24
    assert b"\x1b[?1049h" in walk.raw  # the first screen, which comes back, was never written on


def test_every_screen_says_protocol_version_fidelity_and_mode(
    clean: tuple[Window, list[str]],
) -> None:
    for screen in clean[1]:
        first = screen.split("\n")[0]
        assert "cheville-torsion-mk v1.0.0" in first
        assert "RECONSTITUTION non officielle" in first
        assert "ENTRAÎNEMENT" in first


def test_the_end_says_what_may_be_done_and_what_is_assumed(
    clean: tuple[Window, list[str]],
) -> None:
    end = "\n".join(clean[1][-4:])
    assert "4 jours au plus, jusqu'au 15/06 inclus *supposé*" in end
    assert "8 signes de gravité cherchés" in end or "13 signes de gravité cherchés" in end
    assert "0 présent" in end
    assert "À VÉRIFIER" in end
    for word in ("RAS", " OK", "normal"):
        assert word not in end


# ── one key at a time ─────────────────────────────────────────────────────────────────────────


def test_nothing_is_filled_in() -> None:
    with window(KINE) as walk:
        walk.wait_for("Déformation")
        rows = [line for line in walk.lines if line.endswith("_")]
        assert len(rows) == 6


def test_a_true_alert_takes_effect_at_once() -> None:
    with window(KINE) as walk:
        walk.wait_for("Déformation").press("nno")
        assert "RÉORIENTATION – Appeler le 15" in walk.text
        walk.press("r")
        assert "▶ Pied froid ou pâle" in walk.text
        assert "CE QUI CHANGE : RÉORIENTATION → INCOMPLET" in walk.text


def test_unknown_asks_why() -> None:
    with window(KINE) as walk:
        walk.wait_for("Déformation").press("i")
        assert "1 ne sait pas  2 non évaluable  3 refuse" in walk.text
        walk.press("Esc")
        assert "1 ne sait pas" not in walk.text
        walk.press("i", "2")
        assert "RÉORIENTATION" in walk.text or "i non évaluable" in walk.text


def test_a_doubt_calls_and_may_be_taken_back() -> None:
    with window(KINE) as walk:
        walk.wait_for("Déformation").press("d")
        assert "Appeler le médecin délégant maintenant" in walk.text
        assert "Doute du professionnel" in walk.text
        walk.press("r")
        assert "▶ Déformation" in walk.text


def test_how_to_examine_and_the_path_are_shown_and_left() -> None:
    with window(KINE) as walk:
        walk.wait_for("Déformation").press("n", "?")
        assert "Comment examiner" in walk.text
        walk.press("x", "v")
        assert "Pas de déformation" in walk.text
        walk.press("x")
        assert "▶ Plaie" in walk.text


def test_an_earlier_answer_is_changed_from_the_path() -> None:
    with window(KINE) as walk:
        walk.wait_for("Déformation").press("nnn", "v", "Up", "Up", "Enter")
        assert "▶ Déformation" in walk.text
        walk.press("r")
        assert "▶ Pouls du pied absent" in walk.text
        walk.press("v", "Up", "Up", "Enter", "o")
        assert "RÉORIENTATION – Appeler le 15" in walk.text


def test_a_number_that_is_none_is_explained_and_not_taken() -> None:
    with window(KINE) as walk:
        walk.wait_for("Déformation").press(ALERTS, "ooo", "340")
        assert "120" in walk.text
        walk.press("Enter")
        assert "Quel âge" in walk.text
        walk.press("Back", "Enter")
        assert "Médecin traitant engagé" in walk.text


# ── terminals ─────────────────────────────────────────────────────────────────────────────────


def test_a_window_that_is_resized_is_drawn_again() -> None:
    with window(KINE) as walk:
        walk.wait_for("Déformation")
        walk.resize(12, 60).wait_for("Déformation")
        assert len(walk.lines) == 12
        walk.resize(5, 20).wait_for("Agrandir")
        walk.resize(24, 80).wait_for("Perte de sensibilité")


def test_no_color_draws_without_colours() -> None:
    with window(KINE, environment={"NO_COLOR": "1"}) as walk:
        walk.wait_for("Déformation").press("n")
        assert b"\x1b[36m" not in walk.raw
        assert b"\x1b[31m" not in walk.raw


def test_colours_are_there_otherwise() -> None:
    with window(KINE) as walk:
        walk.wait_for("Déformation")
        assert b"\x1b[36m" in walk.raw


def test_a_terminal_that_is_not_utf8_gets_plain_signs() -> None:
    ascii_only = {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "LANG": "C"}
    with window(KINE, environment=ascii_only) as walk:
        walk.wait_for("Deformation")
        assert "> Deformation ou perte d'axe" in walk.text
        assert walk.raw.isascii()


@pytest.mark.parametrize("how", [{"TERM": "dumb"}, {}])
def test_a_dumb_terminal_gets_lines(how: dict[str, str]) -> None:
    arguments = KINE if how else [*KINE, "--plain"]
    with window(arguments, environment=how) as walk:
        walk.wait_for("o/n/i>").press("n", "Enter", "o", "Enter")
        assert b"\x1b[" not in walk.raw


def test_english_keys() -> None:
    with window([*KINE, "--lang", "en"]) as walk:
        walk.wait_for("y yes").press("n", "y")
        assert "no" in walk.lines[5]
        walk.press("u")
        assert "1 not known" in walk.text


# ── nothing is lost ───────────────────────────────────────────────────────────────────────────


def answered(file: Path) -> int:
    events = json.loads(file.read_text(encoding="utf-8"))["trace"]["events"]
    return sum(event["event"] == "answered" for event in events)


@pytest.mark.parametrize("keys", ["n", "nnn", ALERTS, ALERTS + "oo"])
def test_a_kill_loses_no_confirmed_answer(keys: str, tmp_path: Path) -> None:
    file = tmp_path / "case.json"
    with window([*KINE, "--save", str(file)]) as walk:
        walk.wait_for("Déformation").press(keys)
        walk.child.kill(signal.SIGKILL)
        assert answered(file) == len(keys)
    with window(["walk", "--resume", str(file), "--today", "2026-06-12T10:50"]) as walk:
        walk.wait_for("reste").press("v")
        assert len([line for line in walk.lines[4:-1] if line.strip()]) == len(keys)
    assert [one.name for one in tmp_path.iterdir()] == ["case.json"]


def test_ctrl_c_saves_and_says_where(tmp_path: Path) -> None:
    with window(KINE, folder=tmp_path) as walk:
        walk.wait_for("Déformation").press("nn", "Ctrl-C")
        assert walk.end() == 130
        assert "Interrompu" in walk.text
        assert "Enregistré dans arbre-cheville-torsion-mk-20260612-104200.json" in walk.text
    (file,) = tmp_path.iterdir()
    assert answered(file) == 2


def test_q_offers_to_save(tmp_path: Path) -> None:
    with window(KINE, folder=tmp_path) as walk:
        walk.wait_for("Déformation").press("nn", "q")
        assert "Enregistrer dans" in walk.text
        walk.press("Enter")
        assert walk.end() == 0
        assert "arbre walk --resume" in walk.text
    assert [answered(file) for file in tmp_path.iterdir()] == [2]


def test_a_disk_that_refuses_is_said_and_the_answer_not_shown(tmp_path: Path) -> None:
    folder = tmp_path / "gone"
    folder.mkdir()
    with window([*KINE, "--save", str(folder / "case.json")]) as walk:
        walk.wait_for("Déformation").press("n")
        (folder / "case.json").unlink()
        folder.rmdir()
        walk.press("n")
        assert "impossible d'écrire" in " ".join(walk.text.split())
        assert "▶ Plaie" in walk.text


def test_the_terminal_is_given_back(tmp_path: Path) -> None:
    with window([*KINE, "--save", str(tmp_path / "a.json")]) as walk:
        walk.wait_for("Déformation").press("q")
        assert walk.end() == 0
        assert walk.raw.rstrip().find(b"\x1b[?1049l") > 0
        assert b"\x1b[?25h" in walk.raw[-400:]


def test_a_day_may_begin_by_the_letter_of_a_key() -> None:
    """« dimanche 18h » says no doubt; « d » alone, then Enter, does."""
    with window(KINE) as walk:
        walk.wait_for("Déformation")
        for keys, seen in CLEAN[1:7]:
            walk.press(keys).wait_for(seen)
        walk.press("demain 8h").wait_for("demain 8h_")
        walk.press("Esc", "vers 7h", "Enter").wait_for("Antécédent de phlébite")
        walk.press("r").wait_for("Quand le traumatisme")
        walk.press("d").wait_for("Entrée : la touche « d »")
        walk.press("Enter").wait_for("Doute du professionnel")


def test_a_narrow_window_hides_neither_the_mode_nor_the_keys() -> None:
    with window(ANKLE, rows=15, columns=60) as walk:
        walk.wait_for("3  je ne sais pas si je suis autorisé")
        assert "1  masseur-kinésithérapeute" in walk.text
        assert "ENTRAÎNEMENT" in walk.text
        walk.press("1").wait_for("Déformation")
        assert "ENTRAÎNEMENT" in walk.text
        assert "q quitter" in walk.text
        walk.press("d").wait_for("RÉORIENTATION")
        assert "ENTRAÎNEMENT" in walk.text
        assert "q terminer" in walk.text


def test_a_number_may_begin_by_its_sign(tmp_path: Path) -> None:
    file = tmp_path / "froid.yaml"
    text = (ROOT / "tests/diagnostics/base/minimal.yaml").read_text(encoding="utf-8")
    file.write_text(text.replace("range: [34.0, 43.0]", "range: [-34.0, 43.0]"), encoding="utf-8")
    with window(["walk", str(file), "--profession", "masseur-kinesitherapeute"]) as walk:
        walk.wait_for("Température").press("-", "1,5").wait_for("−1,5 °C")
