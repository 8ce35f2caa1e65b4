"""Measure arbre: `python benchmarks/run.py [LARGEST]`, with PYTHONPATH=src or arbre installed.

Prints Markdown: each pass over synthetic trees in µs per node, with what a node of a tree ten times
as large costs; the shipped protocols in ms; start-up in ms. Times are those of the processor, the
best of a few. Only the ratios of one run may be compared: times are of one machine on one day.
"""

from __future__ import annotations

import gc
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeVar

import synthetic

import arbre
from arbre.engine.reading import Case
from arbre.language.building import build
from arbre.language.checks import CHECKS
from arbre.language.document import read
from arbre.language.drafting import draft
from arbre.language.protocol import Protocol
from arbre.language.schema import validate

SIZES = (10, 100, 1_000, 10_000)
AT = datetime(2026, 6, 12, 10, 42)
KINE = arbre.Actor(profession="masseur-kinesitherapeute", entitled=True)
PROTOCOLS = Path(__file__).parents[1] / "protocols"
SHIPPED = ("cheville-torsion-mk", "lombalgie-aigue-mk")
UNBOUND = 1_000_000_000

T = TypeVar("T")

# The first question of a walk, as a program asks it.
FIRST_QUESTION = f"""
import arbre, datetime
tree = arbre.load_shipped({SHIPPED[0]!r})
session = arbre.Session.open(tree, at=datetime.datetime(2026, 6, 12))
print(session.questions()[0].ask)
"""
STARTS: Mapping[str, tuple[str, ...]] = {
    "python alone": ("-c", ""),
    "`import arbre`": ("-c", "import arbre"),
    "`arbre --version`": ("-m", "arbre", "--version"),
    "`arbre list`": ("-m", "arbre", "list"),
    "first question of a walk, from Python": ("-c", FIRST_QUESTION),
    "first question of `arbre walk`, without a terminal": (
        *("-m", "arbre", "walk", SHIPPED[0]),
        *("--profession", "masseur-kinesitherapeute"),
    ),
}


def main() -> None:
    largest = int(sys.argv[1]) if len(sys.argv) > 1 else SIZES[-1]
    sizes = [size for size in SIZES if size <= largest]
    synthetic_passes(10)  # what is imported and made at first use is measured as start-up
    print("\n".join(about_passes({size: synthetic_passes(size) for size in sizes})))
    print("\n".join(about_shipped()))
    print("\n".join(about_starts()))


# ── passes over synthetic trees ───────────────────────────────────────────────────────────────


def synthetic_passes(nodes: int) -> dict[str, float]:
    """Return the seconds of each pass over a tree of that many nodes, the best of a few."""
    runs = [dict(passes(nodes)) for _ in range(max(3, min(20, 10_000 // nodes)))]
    return {name: min(run[name] for run in runs) for name in runs[0]}


def passes(nodes: int) -> Iterator[tuple[str, float]]:
    """Do every pass once."""
    text = synthetic.protocol(nodes).encode()
    answers = synthetic.answers(nodes)
    reading, took = timed(lambda: read(text, "", max_bytes=UNBOUND, max_events=UNBOUND))
    yield "read", took
    document = reading.document
    assert document is not None
    problems, took = timed(lambda: validate(document))
    yield "validate", took
    protocol, took = timed(lambda: Protocol.model_validate(document.value))
    yield "model", took
    (made, more), took = timed(lambda: draft(protocol, document))
    yield "draft", took
    findings, took = timed(lambda: [found for check in CHECKS for found in check(made, None)])
    yield "check", took
    assert [*problems, *more, *findings] == []
    tree, took = timed(lambda: build(made))
    yield "build", took
    case, took = timed(lambda: arbre.read_case(answers, tree, at=AT))
    yield "read answers", took
    assert isinstance(case, Case)
    outcome, took = timed(lambda: arbre.decide(tree, case.answers, clocks=case.clocks, actor=KINE))
    yield "walk", took
    assert outcome.status == "included"


def timed(do: Callable[[], T]) -> tuple[T, float]:
    """Return a result and the seconds it took, no garbage being collected meanwhile."""
    gc.collect()
    gc.disable()
    began = time.process_time()
    result = do()
    took = time.process_time() - began
    gc.enable()
    return result, took


def about_passes(found: Mapping[int, Mapping[str, float]]) -> Iterator[str]:
    sizes = list(found)
    pairs = list(pairwise(sizes))
    ratios = [f"{large:,} / {small:,}" for small, large in pairs]
    yield "## Cost of one node, pass by pass\n"
    yield row("pass", *ratios, *(f"µs, {size:,} nodes" for size in sizes))
    yield row("---", *("---:" for _ in (*ratios, *sizes)))
    for name in found[sizes[0]]:
        cost = {size: found[size][name] * 1e6 / size for size in sizes}
        grown = (f"{cost[large] / cost[small]:.2f}" for small, large in pairs)
        yield row(name, *grown, *(f"{cost[size]:.1f}" for size in sizes))


# ── shipped protocols, start-up ───────────────────────────────────────────────────────────────


def about_shipped() -> Iterator[str]:
    yield "\n## The protocols shipped, on the clean case of their scenarios\n"
    yield row("protocol", "answers", "load, ms", "decision, ms", "answer, ms")
    yield row("---", "---:", "---:", "---:", "---:")
    for id_ in SHIPPED:
        load = min(timed(partial(arbre.load_shipped, id_))[1] for _ in range(5))
        session, answering = walked(arbre.load_shipped(id_), clean_case(id_))
        deciding = min(timed(session.outcome)[1] for _ in range(50))
        given = len(session.trace.events) - 1
        yield row(id_, str(given), *(f"{one * 1000:.1f}" for one in (load, deciding, answering)))


def clean_case(id_: str) -> Mapping[str, object]:
    """Return the answers that the scenarios of a protocol start from."""
    file = PROTOCOLS / id_ / "scenarios.yaml"
    document = read(file.read_bytes(), file.name).document
    assert document is not None
    written: Any = document.value
    answers: Mapping[str, object] = written["defaults"]["answers"]
    return answers


def walked(tree: arbre.Tree, answers: Mapping[str, object]) -> tuple[arbre.Session, float]:
    """Answer as far as the first visit goes; return the mean time of an answer too."""
    session = arbre.Session.open(tree, at=AT, actor=KINE)
    spent: list[float] = []
    while session.outcome().status == "incomplete":
        asked = session.questions()[0].id
        value = answers.get(asked, {"unknown": "not_known"})
        spent.append(timed(partial(session.answer, asked, value, at=AT))[1])
    return session, sum(spent) / len(spent)


def about_starts() -> Iterator[str]:
    yield "\n## Start-up\n"
    yield row("what", "ms", "× python alone")
    yield row("---", "---:", "---:")
    took = {name: min(started(arguments) for _ in range(7)) for name, arguments in STARTS.items()}
    alone = took["python alone"]
    for name, seconds in took.items():
        yield row(name, f"{seconds * 1000:.0f}", f"{seconds / alone:.1f}")


def started(arguments: tuple[str, ...]) -> float:
    """Return the seconds that a program takes, from its start to its end; nothing is typed."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [sys.executable, *arguments], stdin=subprocess.DEVNULL, capture_output=True, check=False
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    main()
