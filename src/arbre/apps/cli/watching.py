"""What is seen of a protocol at each save, in the words of a terminal, a page or an editor."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from arbre.apps.comparing import run_folder
from arbre.language.diagnostics.diagnostic import Diagnostic, Language

if TYPE_CHECKING:
    from arbre.analysis.rehearsing import Rehearsal
    from arbre.analysis.scenarios import Report, Result
    from arbre.language.tree import Tree

SCENARIOS: Final = "scenarios.yaml"
_PAGE_WIDTH: Final = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """One look at a protocol.

    `good` is its last version without errors, of the instant `since`; `report` are the scenarios,
    None where there are none, or while they run.
    """

    file: Path
    at: datetime
    diagnostics: tuple[Diagnostic, ...]
    report: Report | None
    good: Tree | None
    since: datetime

    @property
    def stale(self) -> bool:
        """Whether what is drawn is of an earlier save."""
        return self.good is not None and self.since != self.at

    @property
    def has_scenarios(self) -> bool:
        named = self.file.name == "protocol.yaml"
        return named and (self.file.parent / SCENARIOS).is_file()

    @property
    def errors(self) -> int:
        from arbre.language.loading import is_error

        return sum(map(is_error, self.diagnostics))


def look(file: Path, before: Seen | None, at: datetime) -> Seen:
    """Check a protocol, at once; keep what was good before if it is not now."""
    from arbre.shipped.loading import check

    checked = check(file)
    good, since = checked.tree, at
    if good is None and before is not None:
        good, since = before.good, before.since
    return Seen(
        file=file, at=at, diagnostics=checked.diagnostics, report=None, good=good, since=since
    )


def tried(seen: Seen) -> Seen:
    """Run the scenarios besides, which may take longer."""
    if not seen.has_scenarios:
        return seen
    report = run_folder(seen.file.parent)
    return replace(seen, diagnostics=report.diagnostics, report=report)


# ── in words ──────────────────────────────────────────────────────────────────────────────────


def headline(seen: Seen, language: Language) -> str:
    """Say which file, when, and how many errors."""
    count = seen.errors
    if language == "fr":
        errors = f"{count} erreur{'s' if count > 1 else ''}" if count else "aucune erreur"
    else:
        errors = f"{count} error{'s' if count > 1 else ''}" if count else "no error"
    return f"{seen.file} · {seen.at:%H:%M:%S} · {errors}"


def state_of_scenarios(seen: Seen, language: Language) -> list[str]:
    """Say how many scenarios pass, and each that does not."""
    if seen.report is None and seen.has_scenarios and not seen.stale:
        return ["Scénarios en cours…" if language == "fr" else "Scenarios are running…"]
    if seen.report is None or seen.report.checked.tree is None:
        return []
    from arbre.apps.cli.results import counts
    from arbre.output.scenario_text import failed

    lines = [counts(seen.report, language)]
    for result in seen.report.results:
        if not result.passed:
            lines += failed(result, language)
    return lines


def rehearsal(seen: Seen) -> Rehearsal | None:
    """Walk the patient that the defaults of the scenarios tell, None where they tell none."""
    if seen.report is None or seen.report.checked.tree is None:
        return None
    from arbre.analysis.rehearsing import rehearse
    from arbre.analysis.scenarios import usual_case

    case = usual_case(seen.report)
    return None if case is None else rehearse(seen.report.checked.tree, case)


def asked(found: Rehearsal, tree: Tree, language: Language) -> Iterator[tuple[str, str]]:
    """Yield each question with its answer; the last has none where the walk stopped."""
    from arbre.engine.telling.echoing import answer_words
    from arbre.engine.telling.facts import FactWords
    from arbre.language.texts import said

    words = FactWords(
        protocol=tree.protocol,
        answers=found.case.answers,
        clocks=found.case.clocks,
        language=language,
    )
    for fact, answer in found.asked:
        question = words.question(fact)
        label = said(question.ask, language) if fact.option is None else words.label(fact)
        yield label, answer_words(answer, question, found.case.clocks.present, language)
    for fact in found.outcome.asking[:1]:
        yield words.label(fact), "?"


def concluded(found: Rehearsal, tree: Tree, language: Language, width: int) -> list[str]:
    """Return what is decided of this patient."""
    from arbre.engine.telling.reasons import Teller
    from arbre.output.outcome_text import to_text

    case = found.case
    teller = Teller(tree=tree, answers=case.answers, clocks=case.clocks, language=language)
    return to_text(found.outcome, teller, width).rstrip().split("\n")


# ── for an editor ─────────────────────────────────────────────────────────────────────────────


def as_lines(seen: Seen, language: Language) -> Iterator[str]:
    """Yield one line for each problem, then for each scenario that fails."""
    from arbre.language.diagnostics.to_lines import to_lines

    if seen.diagnostics:
        yield to_lines(seen.diagnostics, language)
    if seen.report is not None:
        for result in seen.report.results:
            if not result.passed:
                yield _failing(result, seen.file.parent / SCENARIOS, language)


def _failing(result: Result, file: Path, language: Language) -> str:
    from arbre.language.document import read
    from arbre.output.scenario_text import failed

    where = "1:1-1:1"
    document = read(file.read_bytes(), str(file)).document
    if document is not None and _tells(document.value, result):
        span = document.span((*result.scenario.path, "id"))
        where = f"{span.start.line}:{span.start.column}-{span.end.line}:{span.end.column}"
    said = " · ".join(" ".join(line.split()) for line in failed(result, language))
    return f"{file}:{where}: error scenario: {said}"


def _tells(written: Mapping[str, object], result: Result) -> bool:
    """Tell whether this file is still the one that the scenario was read from."""
    scenarios, (_, at) = written.get("scenarios"), result.scenario.path
    if not isinstance(scenarios, list) or not isinstance(at, int) or at >= len(scenarios):
        return False
    return result.scenario.id.startswith(str(scenarios[at].get("id")))


# ── a page ────────────────────────────────────────────────────────────────────────────────────


def as_page(seen: Seen, language: Language) -> str:
    """Return the page of a protocol that loads itself again."""
    from arbre.engine.telling.names import Names
    from arbre.engine.telling.outline import identity_lines, outline
    from arbre.output.to_live_page import LivePage, to_live_page
    from arbre.output.to_svg import to_svg

    names = None if seen.good is None else Names(tree=seen.good, language=language)
    walked, decided = _walked(seen, language)
    return to_live_page(
        LivePage(
            language=language,
            name=str(seen.file),
            title=names.text(names.tree.protocol.title) if names else seen.file.parent.name,
            worth=next(iter(identity_lines(names)), "") if names else "",
            at=f"{seen.at:%H:%M:%S}",
            problems=seen.diagnostics,
            stale=f"{seen.since:%H:%M:%S}" if seen.stale else None,
            drawing=to_svg(names) if names else "",
            outline=outline(names) if names else (),
            scenarios=state_of_scenarios(seen, language),
            scenarios_pass=seen.report is None or seen.report.passed,
            asked=walked,
            concluded=decided,
        )
    )


def _walked(seen: Seen, language: Language) -> tuple[list[tuple[str, str]], list[str]]:
    found, tree = rehearsal(seen), seen.good
    if found is None or tree is None:
        return [], []
    return list(asked(found, tree, language)), concluded(found, tree, language, _PAGE_WIDTH)
