"""What a protocol is, in a few words: what stands on every screen and paper."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from arbre.engine.outcome import Mode
from arbre.engine.telling.names import Names
from arbre.language.diagnostics.catalogue.entry import Words
from arbre.language.protocol import Protocol

FIDELITY: Mapping[str, Words] = MappingProxyType(
    {
        "official": Words("texte officiel", "official text"),
        "reconstruction": Words("RECONSTITUTION non officielle", "Unofficial RECONSTRUCTION"),
        "demonstration": Words("DÉMONSTRATION sans valeur", "DEMONSTRATION, of no value"),
    }
)
MODE: Mapping[Mode, Words] = MappingProxyType(
    {
        "live": Words("en service", "in service"),
        "training": Words("ENTRAÎNEMENT", "TRAINING"),
    }
)
KIND: Mapping[str, Words] = MappingProxyType(
    {
        "national": Words("protocole national", "national protocol"),
        "local": Words("protocole local", "local protocol"),
        "statutory": Words("prévu par la loi", "set by law"),
        "recommendation": Words("recommandation", "recommendation"),
        "demonstration": Words("démonstration", "demonstration"),
    }
)
PROTOCOL_STATUS: Mapping[str, Words] = MappingProxyType(
    {
        "draft": Words("brouillon", "draft"),
        "active": Words("actif", "active"),
        "suspended": Words("suspendu", "suspended"),
        "retired": Words("retiré", "retired"),
    }
)

_EXTENDS = Words("adapte", "extends")
_NOT_COMPARED = Words("NON COMPARÉE", "NOT COMPARED")


def identity(protocol: Protocol, mode: Mode, names: Names) -> str:
    """Return what stands on every screen: the protocol, its version, fidelity and mode."""
    return f"{origin(protocol, names)} · {names.say(MODE[mode])}"


def origin(protocol: Protocol, names: Names) -> str:
    """Return what stands on every drawing: the protocol, its version and its fidelity."""
    said = f"{protocol.id} v{protocol.version} · {names.say(FIDELITY[protocol.fidelity])}"
    return f"{said} · {extended(names)}" if names.tree.base is not None else said


def extended(names: Names) -> str:
    """Return what a local overlay extends, and that they were not compared if they were not."""
    base = names.tree.base
    if base is None:
        return ""
    said = f"{names.say(_EXTENDS)} {base.id} v{base.version}"
    return said if names.tree.compared else f"{said} ({names.say(_NOT_COMPARED)})"
