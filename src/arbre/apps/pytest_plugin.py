"""`pytest --arbre protocols/`: each scenario of a protocol is a test.

Without the option nothing is collected, changed or imported.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from arbre.analysis.scenarios import Result
    from arbre.language.diagnostics.diagnostic import Diagnostic

OPTION = "arbre_folders"
PROTOCOL = "protocol.yaml"
SCENARIOS = "scenarios.yaml"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--arbre`, and `--arbre-lang`."""
    group = parser.getgroup("arbre", "protocoles de coopération")
    group.addoption(
        "--arbre",
        action="append",
        default=[],
        dest=OPTION,
        metavar="FOLDER",
        help="collect the scenarios of the protocols below this folder; may be repeated",
    )
    group.addoption(
        "--arbre-lang",
        choices=("fr", "en"),
        default="fr",
        dest="arbre_language",
        help="the language of their failures",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Collect the folders of `--arbre`, beside what the command line names besides."""
    folders: list[str] = config.getoption(OPTION)
    if folders:
        named = config.args if config.args_source is config.ArgsSource.ARGS else []
        config.args = [*named, *(one for one in folders if one not in named)]


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> ScenarioFile | None:
    """Take the scenarios of the protocols that `--arbre` names."""
    folders = parent.config.getoption(OPTION)
    if not folders or file_path.name != SCENARIOS:
        return None
    below = (Path(folder).resolve() for folder in folders)
    if not any(file_path.is_relative_to(folder) for folder in below):
        return None
    return ScenarioFile.from_parent(parent, path=file_path)


class ScenarioFile(pytest.File):
    """The scenarios of one protocol."""

    def collect(self) -> Iterator[pytest.Item]:
        """Run them all once: a test reports what was found.

        A protocol is opened as `arbre test` does it. What is wrong with its files fails an item;
        what is only to be known of them, such as an overlay that could not be compared, is warned
        of.
        """
        from arbre.apps.comparing import run_folder
        from arbre.language.loading import is_error

        here, folder = Path.cwd(), self.path.parent
        report = run_folder(folder.relative_to(here) if folder.is_relative_to(here) else folder)
        wrong = tuple(filter(is_error, report.diagnostics))
        for one in report.diagnostics:
            if one not in wrong:
                self.warn(ProtocolWarning(_told((one,), self.config)))
        if wrong or not report.results:
            yield Unusable.from_parent(self, name=PROTOCOL, diagnostics=wrong)
        for result in report.results:
            yield ScenarioItem.from_parent(self, name=result.scenario.id, result=result)


class ScenarioItem(pytest.Item):
    """One scenario: fails when it expects something else, is skipped when it expects nothing."""

    def __init__(self, *, result: Result, **given: Any) -> None:
        super().__init__(**given)
        self.result = result

    def runtest(self) -> None:
        if self.result.unconfirmed:
            pytest.skip("to confirm: says nothing yet of what is expected")
        if not self.result.passed:
            raise UnexpectedError(self.result)

    def repr_failure(
        self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None
    ) -> str | Any:
        """Say what was expected and found, without a traceback."""
        if not isinstance(excinfo.value, UnexpectedError):
            return super().repr_failure(excinfo, style)
        from arbre.output.scenario_text import failed

        language = self.config.getoption("arbre_language")
        return "\n".join(failed(self.result, language))

    def reportinfo(self) -> tuple[Path, int | None, str]:
        return self.path, None, f"{self.path.parent.name}: {self.name}"


class Unusable(pytest.Item):
    """Fails because a file has errors, or because an overlay is laxer than what it extends."""

    def __init__(self, *, diagnostics: tuple[Diagnostic, ...], **given: Any) -> None:
        super().__init__(**given)
        self.diagnostics = diagnostics

    def runtest(self) -> None:
        if self.diagnostics:
            pytest.fail(_told(self.diagnostics, self.config), pytrace=False)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        return self.path, None, f"{self.path.parent.name}: {self.name}"


class ProtocolWarning(pytest.PytestWarning):
    """What is to be known of a protocol that can be used all the same."""


class UnexpectedError(AssertionError):
    """A scenario found something else than it expected."""


def _told(diagnostics: tuple[Diagnostic, ...], config: pytest.Config) -> str:
    from arbre.language.diagnostics.to_narration import to_narration

    return to_narration(diagnostics, config.getoption("arbre_language"))
