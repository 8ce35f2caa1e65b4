"""With ARBRE_STRICT=1 every excuse fails, on pytest's workers too (tests/conftest.py)."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

CONFTEST = Path(__file__).parents[1] / "conftest.py"
EXCUSES = {
    "skip mark": "@pytest.mark.skip(reason='why')\ndef test(): pass",
    "skip call": "def test(): pytest.skip('why')",
    "skip of a fixture": "@pytest.fixture\ndef x(): pytest.skip('why')\ndef test(x): pass",
    "skip of a module": "pytest.importorskip('no_such_package', reason='why')",
    "expected failure": "@pytest.mark.xfail(reason='why')\ndef test(): assert False",
    "unexpected success": "@pytest.mark.xfail(reason='why')\ndef test(): pass",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copy(CONFTEST, tmp_path)
    for number, body in enumerate(EXCUSES.values()):
        (tmp_path / f"test_{number}.py").write_text(f"import pytest\n{body}\n", encoding="utf-8")
    return tmp_path


def run(folder: Path, *, strict: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-n", "1", "-p", "no:cacheprovider", "."],
        cwd=folder,
        env={**os.environ, "ARBRE_STRICT": strict},
        capture_output=True,
        text=True,
    )


def test_strict_mode_refuses_every_excuse(folder: Path) -> None:
    done = run(folder, strict="1")
    assert done.returncode == 1
    for number in range(len(EXCUSES)):
        assert f" test_{number}.py" in done.stdout
    assert done.stdout.count("strict mode refuses this excuse: ") >= len(EXCUSES)
    assert "skipped" not in done.stdout.splitlines()[-1]


def test_excuses_pass_otherwise(folder: Path) -> None:
    assert run(folder, strict="0").returncode == 0
