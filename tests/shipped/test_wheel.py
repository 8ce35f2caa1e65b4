"""The wheel and the source archive, as they would be published."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tarfile
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parents[2]
SHIPPED = {
    "protocols": "protocols",
    "schemas": "schemas",
    "templates": "templates",
    "tests/diagnostics": "explanations",
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel and the source archive; building them fetches nothing."""
    folder = tmp_path_factory.mktemp("built")
    build = [sys.executable, "-m", "build", "--no-isolation", "--wheel", "--sdist"]
    subprocess.run([*build, "--outdir", str(folder), str(ROOT)], check=True, capture_output=True)
    return folder


@pytest.fixture(scope="module")
def wheel(built: Path) -> Path:
    return next(built.glob("*.whl"))


def test_the_wheel_holds_the_package_and_what_travels_with_it(wheel: Path) -> None:
    modules = {f"arbre/{file.relative_to(ROOT / 'src/arbre').as_posix()}" for file in _modules()}
    shipped = {
        f"arbre/shipped/{there}/{file.relative_to(ROOT / here).as_posix()}"
        for here, there in SHIPPED.items()
        for file in _shipped(here)
    }
    found = {name for name in ZipFile(wheel).namelist() if ".dist-info/" not in name}
    assert found == modules | shipped | {"arbre/py.typed"}


def test_the_wheel_holds_the_licence(wheel: Path) -> None:
    [licence] = [name for name in ZipFile(wheel).namelist() if name.endswith("/licenses/LICENSE")]
    assert b"Apache License" in ZipFile(wheel).read(licence)


def test_the_source_archive_holds_no_environment(built: Path) -> None:
    with tarfile.open(next(built.glob("*.tar.gz"))) as archive:
        parts = {part for name in archive.getnames() for part in Path(name).parts}
    assert {"src", "tests", "pyproject.toml", "requirements.lock"} <= parts
    assert parts & {".venv", ".tools", "node_modules", "__pycache__", ".git"} == set()


def test_the_installed_wheel_finds_what_travels_with_it(wheel: Path, tmp_path: Path) -> None:
    """Unpacked is installed: nothing but the folder on the path, far from the checkout."""
    shutil.unpack_archive(wheel, tmp_path / "site", "zip")
    program = "from arbre import shipped; print(shipped.__file__, *shipped.protocols())"
    done = subprocess.run(
        [sys.executable, "-P", "-c", program],
        cwd=tmp_path,
        env={"PYTHONPATH": str(tmp_path / "site")},
        capture_output=True,
        text=True,
        check=True,
    )
    place, *protocols = done.stdout.split()
    assert place == str(tmp_path / "site/arbre/shipped/__init__.py")
    assert set(protocols) == {file.parent.name for file in ROOT.glob("protocols/*/protocol.yaml")}


def _modules() -> list[Path]:
    return list((ROOT / "src/arbre").rglob("*.py"))


def _shipped(folder: str) -> list[Path]:
    files = [file for file in (ROOT / folder).rglob("*") if file.is_file()]
    if folder == "tests/diagnostics":
        return [file for file in files if file.parent == ROOT / folder and file.suffix == ".md"]
    return files
