"""Mutated files: reading them never raises, never lasts, and both parsers read the same.

ARBRE_FUZZ=20000 reads that many; the seed is Hypothesis' own, printed at the head of the run.
"""

from __future__ import annotations

import json
import os
import random
import time

import pytest
import yaml

from arbre.language.characters import FORBIDDEN
from arbre.language.diagnostics.to_json import to_json
from arbre.language.diagnostics.to_narration import to_narration
from arbre.language.diagnostics.to_text import to_text
from arbre.language.document import Reading, composing, read
from diagnostics.page import pages
from hostile.files import REFUSED, RIGHT

COUNT = int(os.environ.get("ARBRE_FUZZ", "3000"))
SECONDS = 2
PIECES = (
    *(
        b"\t",
        b"\n",
        b" ",
        b"  ",
        b": ",
        b" : ",
        b", ",
        b"#",
        b" #",
        b"- ",
        b"? ",
        b"---\n",
        b"...\n",
    ),
    *(
        b"[",
        b"]",
        b"{",
        b"}",
        b"'",
        b'"',
        b"\\",
        b"|",
        b">",
        b"&a ",
        b"*a ",
        b"!a ",
        b"%",
        b"@",
        b"<<: ",
    ),
    *(
        b"\x00",
        b"\xff",
        b"\xc3",
        b"\xef\xbb\xbf",
        b"\xe2\x80\xae",
        b"\r",
        b"\x85",
        b"\\u202e",
        b"\\ud800",
    ),
    *(b"no", b"010", b"12:30", b"1e3", b"~", b"38,5", b"9" * 20, b"a: 1\n", b"a" * 1100),
)
SEEDS = [data for _, data, *_ in (*REFUSED, *RIGHT) if len(data) < 3000] + [
    example.data for page in pages() for example in page.examples if len(example.data) < 3000
]


def mutated(draw: random.Random) -> bytes:
    data = draw.choice(SEEDS)
    for _ in range(draw.randint(1, 6)):
        at, end = draw.randint(0, len(data)), draw.randint(0, len(data))
        match draw.randrange(4):
            case 0:
                data = data[:at] + draw.choice(PIECES) + data[at:]
            case 1:
                data = data[:at] + data[at + draw.randint(1, 4) :]
            case 2:
                data = data[:at] + data[min(at, end) : max(at, end)][:40] + data[at:]
            case _:
                data = data[:at] + bytes([draw.randrange(256)]) + data[at + 1 :]
    return data


@pytest.fixture
def draw(request: pytest.FixtureRequest) -> random.Random:
    seed = request.config.getoption("hypothesis_seed")
    print(f"ARBRE_FUZZ={COUNT} --hypothesis-seed={seed}")
    return random.Random(str(seed))  # noqa: S311  # no secret is drawn


def soon(data: bytes) -> Reading:
    before = time.process_time()
    reading = read(data, "fuzz.yaml")
    assert time.process_time() - before < SECONDS, data
    return reading


def test_no_bytes_break_the_reader(draw: random.Random) -> None:
    refused = 0
    for _ in range(COUNT):
        data = mutated(draw)
        reading = soon(data)
        assert reading.document is not None or reading.diagnostics, data
        refused += bool(reading.diagnostics)
        for said in (to_text(reading.diagnostics, "fr"), to_narration(reading.diagnostics, "en")):
            assert not FORBIDDEN.search(said), data
        assert len(json.loads(to_json(reading.diagnostics))) == len(reading.diagnostics)
    print(f"{refused} of {COUNT} refused")
    assert COUNT // 4 < refused < COUNT


def test_every_place_is_in_the_file(draw: random.Random) -> None:
    for _ in range(COUNT // 3):
        data = mutated(draw)
        reading = read(data, "fuzz.yaml")
        for diagnostic in reading.diagnostics:
            for span in (diagnostic.span, *(label.span for label in diagnostic.labels)):
                assert span is not None
                assert 0 <= span.start.offset <= span.end.offset <= len(reading.source.text), data


def test_both_parsers_read_the_same(draw: random.Random, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where both find a file right, it says the same, at the same places."""
    both = 0
    for _ in range(COUNT // 3):
        data = mutated(draw)
        monkeypatch.setattr(composing, "_LOADER", yaml.CSafeLoader)
        first = read(data, "fuzz.yaml")
        monkeypatch.setattr(composing, "_LOADER", yaml.SafeLoader)
        second = read(data, "fuzz.yaml")
        if not first.diagnostics and not second.diagnostics:
            both += 1
            assert repr(first.document) == repr(second.document), data
    print(f"{both} files read by both")
    assert both > COUNT // 100
