"""The JSON of diagnostics is a contract with other programs."""

from __future__ import annotations

import json

from arbre.language.diagnostics.diagnostic import Diagnostic
from arbre.language.diagnostics.to_json import to_json
from arbre.language.document import read


def test_a_diagnostic_as_json() -> None:
    diagnostics = read("é: 1\né: 2\n".encode(), "p.yaml").diagnostics
    assert json.loads(to_json(diagnostics)) == [
        {
            "code": "duplicate-key",
            "severity": "error",
            "file": "p.yaml",
            "start": {"line": 2, "column": 1, "offset": 5},
            "end": {"line": 2, "column": 2, "offset": 6},
            "message": {
                "fr": "la clé « é » est écrite deux fois : on ne sait pas laquelle croire",
                "en": "the key `é` is written twice: there is no telling which one to believe",
            },
            "label": {"fr": "encore ici", "en": "again here"},
            "note": {"fr": "", "en": ""},
            "help": {
                "fr": "garder l'une des deux, ou renommer l'autre",
                "en": "keep one of the two, or rename the other",
            },
            "labels": [
                {
                    "start": {"line": 1, "column": 1, "offset": 0},
                    "end": {"line": 1, "column": 2, "offset": 1},
                    "message": {"fr": "déjà ici", "en": "already here"},
                }
            ],
        }
    ]


def test_a_file_that_could_not_be_opened() -> None:
    (found,) = json.loads(to_json([Diagnostic(code="empty-file", source=None, span=None)]))
    assert (found["file"], found["start"], found["end"]) == (None, None, None)


def test_nothing_to_say_is_an_empty_list() -> None:
    assert to_json([]) == "[]"
