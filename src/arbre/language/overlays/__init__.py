"""A local overlay and the protocol that it extends → one document, with the places of both.

What is composed is an ordinary document of a protocol: everything after it is as for any other.
"""

from arbre.language.overlays.composing import compose
from arbre.language.overlays.narrowing import withheld
from arbre.language.overlays.refusing import claims, not_local

__all__ = ["claims", "compose", "not_local", "withheld"]
