"""Kinds of values, and lists of keys, in words. Built values carry both languages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from arbre.language.diagnostics.catalogue.entry import Words

KINDS: Final[Mapping[str, Words]] = {
    "string": Words("un texte", "a text"),
    "array": Words("une liste", "a list"),
    "object": Words("des clés avec leurs valeurs", "keys with their values"),
    "number": Words("un nombre", "a number"),
    "integer": Words("un nombre entier", "a whole number"),
    "boolean": Words("oui ou non (true ou false)", "yes or no (true or false)"),
    "null": Words("rien", "nothing"),
}

_ADVICE: Final[Mapping[str, Words]] = {
    "string": Words(
        "écrire un texte ; entre guillemets s'il ressemble à un nombre ou à true, false",
        "write a text, in quotes if it looks like a number or like true, false",
    ),
    "array": Words(
        "écrire une liste : [a, b], ou un tiret par ligne",
        "write a list: [a, b], or one dash on each line",
    ),
    "object": Words(
        "écrire « clé: valeur », une par ligne et en retrait",
        "write `key: value`, one on each line and indented",
    ),
    "number": Words(
        "écrire un nombre, avec un point décimal et sans unité",
        "write a number, with a decimal point and without a unit",
    ),
    "integer": Words("écrire un nombre entier, sans unité", "write a whole number without a unit"),
    "boolean": Words("écrire true pour oui, false pour non", "write true for yes, false for no"),
}


def advice(names: Sequence[str]) -> Words:
    """Say what to type where one of several kinds of values is wanted: the first of them."""
    return _ADVICE[names[0]]


def kinds(names: Sequence[str]) -> Words:
    """Name one or several kinds of values.

    >>> kinds(["string", "array"])
    Words(fr='un texte ou une liste', en='a text or a list')
    """
    words = [KINDS[name] for name in names]
    return Words(" ou ".join(each.fr for each in words), " or ".join(each.en for each in words))


def quoted(keys: Sequence[str]) -> Mapping[str, str]:
    """Name several keys, all of them.

    >>> quoted(["to", "urgency"])
    {'keys_fr': '« to » et « urgency »', 'keys_en': '`to` and `urgency`'}
    """
    return _joined(keys, " et ", " and ")


def either(keys: Sequence[str]) -> Mapping[str, str]:
    """Name several keys, one of which is wanted.

    >>> either(["next", "refer"])
    {'keys_fr': '« next » ou « refer »', 'keys_en': '`next` or `refer`'}
    """
    return _joined(keys, " ou ", " or ")


def _joined(keys: Sequence[str], last_fr: str, last_en: str) -> Mapping[str, str]:
    french, english = [f"« {key} »" for key in keys], [f"`{key}`" for key in keys]
    return {"keys_fr": _list(french, last_fr), "keys_en": _list(english, last_en)}


def _list(words: Sequence[str], last: str) -> str:
    *firsts, final = words
    return ", ".join(firsts) + last + final if firsts else final
