"""requirements.lock holds what pyproject.toml asks for, and names no host."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
PIN = re.compile(
    r"^(?P<name>[a-z0-9-]+)==(?P<version>[^ ]+)(?P<rest>.*\n(?: .*\n?)+)", re.MULTILINE
)


def wanted() -> dict[str, Requirement]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"].values()
    texts = [*project["dependencies"], *(text for extra in extras for text in extra)]
    return {canonicalize_name((found := Requirement(text)).name): found for text in texts}


def test_the_lock_holds_what_is_asked_for() -> None:
    asked = {pin["name"] for pin in PIN.finditer(LOCK) if "(pyproject.toml)" in pin["rest"]}
    assert asked == set(wanted()), "type `make lock`"


def test_the_locked_versions_are_those_asked_for() -> None:
    requirements = wanted()
    refused = [
        f"{requirement} is locked at {pin['version']}"
        for pin in PIN.finditer(LOCK)
        if (requirement := requirements.get(pin["name"]))
        and not requirement.specifier.contains(pin["version"])
    ]
    assert refused == [], "type `make lock`"


def test_every_package_has_its_hashes() -> None:
    pins = list(PIN.finditer(LOCK))
    assert len(pins) > len(wanted())
    assert [pin["name"] for pin in pins if "--hash=sha256:" not in pin["rest"]] == []


def test_the_locks_name_no_host() -> None:
    clients = (ROOT / "tests/clients/package-lock.json").read_text(encoding="utf-8")
    assert "://" not in LOCK
    assert "://" not in clients
    assert '"resolved"' not in clients
