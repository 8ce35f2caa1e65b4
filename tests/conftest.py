"""What holds for every test: how Hypothesis draws, and what strict mode refuses.

ARBRE_STRICT=1  a test that is skipped, or expected to fail, fails
ARBRE_MORE=1    twenty times the random examples
ARBRE_SEED=…    draw this random protocol first (see tests/generating)
"""

from __future__ import annotations

import os
import random
from collections.abc import Generator

import pytest
from hypothesis import settings

STRICT = os.environ.get("ARBRE_STRICT") == "1"

settings.register_profile("usual", print_blob=True, deadline=None)
settings.register_profile("more", settings.get_profile("usual"), max_examples=2000)
settings.load_profile("more" if os.environ.get("ARBRE_MORE") else "usual")


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Choose the seed before Hypothesis and pytest's workers look for it."""
    if config.option.hypothesis_seed is None:
        config.option.hypothesis_seed = str(random.SystemRandom().randrange(2**32))


def pytest_report_header(config: pytest.Config) -> str:
    seed = config.option.hypothesis_seed
    return f"random examples: --hypothesis-seed={seed} draws the same ones again"


@pytest.fixture(scope="session")
def seed(pytestconfig: pytest.Config) -> int:
    """The seed of the random protocols: the first one's; a failure names its own."""
    return int(os.environ.get("ARBRE_SEED") or pytestconfig.option.hypothesis_seed)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if STRICT:
        _refuse_excuses(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    report = yield
    if STRICT:
        _refuse_excuses(report)
    return report


def _refuse_excuses(report: pytest.TestReport | pytest.CollectReport) -> None:
    if report.skipped or hasattr(report, "wasxfail"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.wasxfail
        report.outcome = "failed"
        report.longrepr = f"strict mode refuses this excuse: {reason}"
        vars(report).pop("wasxfail", None)
