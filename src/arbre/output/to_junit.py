"""Results of scenarios → JUnit XML: one suite for each protocol, one case for each scenario."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from arbre.analysis.scenarios import Report, Result


def to_junit(reports: Iterable[Report]) -> str:
    """Return the report. Protocols and scenarios that cannot be read are errors of their suite."""
    root = Element("testsuites")
    for report in reports:
        _suite(root, report)
    indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n"


def _suite(root: Element, report: Report) -> None:
    broken = not report.results and not report.passed
    failures = sum(not one.passed for one in report.results)
    suite = SubElement(
        root,
        "testsuite",
        name=report.protocol,
        tests=str(len(report.results) + broken),
        failures=str(failures),
        errors=str(int(broken)),
        skipped=str(sum(one.unconfirmed for one in report.results)),
    )
    if broken:
        case = SubElement(suite, "testcase", classname=report.protocol, name="protocol.yaml")
        codes = " ".join(one.code for one in report.diagnostics)
        SubElement(case, "error", message=codes)
    for result in report.results:
        _case(suite, report, result)


def _case(suite: Element, report: Report, result: Result) -> None:
    name = result.scenario.id
    case = SubElement(suite, "testcase", classname=report.protocol, name=name)
    if result.unconfirmed:
        SubElement(case, "skipped", message="to confirm")
    elif not result.passed:
        found = "\n".join(_why(result))
        SubElement(case, "failure", message=result.scenario.title).text = found


def _why(result: Result) -> Iterable[str]:
    for problem in result.problems:
        yield f"{'.'.join(map(str, problem.path))}: {problem.code}"
    for one in result.mismatches:
        yield f"{one.key}: expected {one.expected}, found {one.found}"
