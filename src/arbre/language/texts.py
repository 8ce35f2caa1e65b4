"""The texts of a protocol in one language."""

from __future__ import annotations

from arbre.language.conditions.phrasing import Labels
from arbre.language.diagnostics.diagnostic import Language
from arbre.language.protocol import Definition, Protocol, Question, Text


def said(text: Text, language: Language) -> str:
    """Return a text in a language; one that is written in a single language is the same in all.

    >>> from arbre.language.protocol import Bilingual
    >>> said(Bilingual(fr="Fièvre", en="Fever"), "en"), said("Fièvre", "en")
    ('Fever', 'Fièvre')
    """
    if isinstance(text, str):
        return text
    return text.fr if language == "fr" else text.en


def labels(protocol: Protocol, language: Language) -> Labels:
    """Return the words that `conditions.phrasing` needs to say the conditions of a protocol."""
    questions = protocol.questions
    return Labels(
        names=_names(protocol, language),
        if_true=_phrases({key: each.if_true for key, each in questions.items()}, language),
        if_false=_phrases({key: each.if_false for key, each in questions.items()}, language),
        options=_options(questions, language),
        units={
            **{key: each.unit for key, each in questions.items() if each.unit},
            **{key: each.unit for key, each in protocol.values.items() if each.unit},
            **{key: each.unit for key, each in protocol.parameters.items() if each.unit},
        },
    )


def _names(protocol: Protocol, language: Language) -> dict[str, str]:
    labelled = {
        **{key: each.label for key, each in protocol.parameters.items()},
        **{key: each.label for key, each in protocol.values.items()},
        **{
            key: each.label
            for key, each in protocol.definitions.items()
            if isinstance(each, Definition)
        },
        **{key: each.label for key, each in protocol.questions.items()},
    }
    return _phrases(labelled, language)


def _phrases(texts: dict[str, Text | None], language: Language) -> dict[str, str]:
    return {key: said(text, language) for key, text in texts.items() if text is not None}


def _options(questions: dict[str, Question], language: Language) -> dict[tuple[str, str], str]:
    return {
        (key, option): said(text, language)
        for key, each in questions.items()
        for option, text in (each.options or {}).items()
    }
