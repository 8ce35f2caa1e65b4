"""What is said of each bad protocol, word for word where; and nothing of the good ones."""

from __future__ import annotations

import pytest

from arbre.language.diagnostics.diagnostic import Diagnostic
from arbre.language.document import read
from arbre.language.protocol import Protocol
from arbre.language.schema import validate
from schema.corpus import Changed, corpus, shipped

REFUSED = corpus("refused")
ACCEPTED = [*corpus("accepted"), *shipped()]


def said(diagnostic: Diagnostic) -> str:
    assert diagnostic.source is not None
    assert diagnostic.span is not None
    underlined = slice(diagnostic.span.start.offset, diagnostic.span.end.offset)
    return f"{diagnostic.code} {diagnostic.source.text[underlined]}"


@pytest.mark.parametrize("changed", REFUSED, ids=lambda each: each.name)
def test_a_mistake_is_said_once_and_where_it_is(changed: Changed) -> None:
    reading = read(changed.text.encode(), "protocol.yaml")
    assert reading.document is not None
    assert tuple(map(said, validate(reading.document))) == changed.expect


@pytest.mark.parametrize("changed", ACCEPTED, ids=lambda each: each.name)
def test_a_good_protocol_becomes_a_protocol(changed: Changed) -> None:
    reading = read(changed.text.encode(), "protocol.yaml")
    assert reading.document is not None
    assert validate(reading.document) == ()
    assert Protocol.model_validate(reading.document.value).arbre == 1


def test_there_are_enough_mistakes() -> None:
    assert len(REFUSED) >= 80
    assert len({changed.name for changed in REFUSED + ACCEPTED}) == len(REFUSED) + len(ACCEPTED)


def test_a_place_is_in_the_changed_file_and_in_order() -> None:
    for changed in REFUSED:
        reading = read(changed.text.encode(), "protocol.yaml")
        assert reading.document is not None
        spans = [each.span for each in validate(reading.document)]
        assert spans == sorted(spans)  # type: ignore[type-var]  # a span is never None here
