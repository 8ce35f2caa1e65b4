"""DESIGN §5.1 with §5.4: an alert of a node that the walk does not pass.

Known true it takes effect at once. So an answer that leaves it unknown lets no act stand either:
were the answer known and true, the act would not be given.
"""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from arbre.engine.deciding import NOBODY, decide
from arbre.engine.reading import Case, read_case
from arbre.language.loading import check_bytes
from generating.cases import GOOD_ACTOR
from generating.protocols import HEAD, to_bytes
from generating.questions import START

SECTIONS = Path(__file__).with_name("alert_elsewhere.yaml")


@pytest.mark.parametrize(
    ("answer", "status", "referral", "acts"),
    [
        (False, "included", None, ["conseil"]),
        (True, "referred", "urgences", []),
        ({"unknown": "not_known"}, "referred", "a_voir", []),
    ],
)
def test_an_alert_elsewhere(answer: object, status: str, referral: str, acts: list[str]) -> None:
    data = {**HEAD, **yaml.safe_load(SECTIONS.read_text(encoding="utf-8"))}
    checked = check_bytes(to_bytes(data), "alert_elsewhere.yaml")
    assert checked.tree is not None, checked.errors
    raw = {"accord": True, "age": 34, "voie": True, "signe": answer, "actor": GOOD_ACTOR}
    case = read_case(raw, checked.tree, at=START)
    assert isinstance(case, Case)
    outcome = decide(checked.tree, case.answers, clocks=case.clocks, actor=case.actor or NOBODY)
    assert outcome.status == status
    assert (outcome.referral and outcome.referral.id) == referral
    assert [act.id for act in outcome.acts if not act.revoked] == acts
