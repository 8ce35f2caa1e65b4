from __future__ import annotations

import pytest

from arbre.language.conditions.phrasing import Labels, to_sentence
from arbre.language.conditions.printing import to_text
from conditions.world import bound, rows, written

FRENCH = Labels(
    names={
        "force": "Force la plus faible",
        "pain": "Douleur intense",
        "numb": "Anesthésie en selle",
        "weak": "Faiblesse",
        "age": "Âge",
        "temperature": "Température",
        "fever": "Seuil de fièvre",
        "job": "Métier",
        "ci": "Contre-indications",
        "deficit": "Déficit moteur",
        "fall": "Chute",
    },
    if_false={"numb": "Pas d'anesthésie en selle"},
    options={
        ("job", "light"): "Léger",
        ("job", "moderate"): "Modéré",
        ("job", "heavy"): "Lourd",
        ("ci", "ulcer"): "Ulcère",
    },
    units={"age": "years", "temperature": "°C", "weight": "kg"},
)
ENGLISH = Labels(
    names={
        "force": "Lowest strength",
        "pain": "Intense pain",
        "numb": "Saddle numbness",
        "weak": "Weakness",
        "age": "Age",
        "temperature": "Temperature",
        "fever": "Fever threshold",
        "job": "Job",
        "ci": "Contraindications",
        "deficit": "Motor deficit",
        "fall": "Fall",
    },
    if_false={"numb": "No saddle numbness"},
    options={("ci", "ulcer"): "Ulcer"},
    units=FRENCH.units,
)


@pytest.mark.parametrize("row", rows("printing.csv"), ids=lambda row: row["expression"])
def test_sentences(row: dict[str, str]) -> None:
    condition = written(row["expression"])
    assert to_sentence(condition, FRENCH, "fr") == row["fr"]
    assert to_sentence(condition, ENGLISH, "en") == row["en"]


BOUND = {
    "temperature >= fever": "température ≥ seuil de fièvre (38,0 °C)",
    "age between 18 and 55": "âge de 18 à 55 ans (bornes comprises)",
    "temperature between fever and 40": (
        "température entre seuil de fièvre (38,0 °C) et 40 °C (bornes comprises)"
    ),
    "deficit": "déficit moteur",
    "not numb": "pas d'anesthésie en selle",
    "job is not light": "métier : autre que léger",
    "leave > cap": "leave > cap (4 jours)",
    "score is unknown": "score : inconnu",
}


@pytest.mark.parametrize(("text", "sentence"), BOUND.items(), ids=BOUND)
def test_bound_conditions_show_what_the_parameters_are(text: str, sentence: str) -> None:
    assert to_sentence(bound(written(text)), FRENCH, "fr") == sentence


BOUND_TEXTS = {
    "temperature >= fever": "temperature >= fever",
    "pregnant": "sex is female and pregnant",
    "deficit and numb": "deficit and numb",
    "any ci": "ci.ulcer or ci.asthma or ci.kidney",
    "leave > cap": "leave > cap",
}


@pytest.mark.parametrize(("text", "shown"), BOUND_TEXTS.items(), ids=BOUND_TEXTS)
def test_bound_conditions_are_shown_by_their_facts(text: str, shown: str) -> None:
    assert to_text(bound(written(text))) == shown
