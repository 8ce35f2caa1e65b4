"""The text of a file → a Document: plain values, each with its place. The home of yaml.

A strict subset of YAML 1.2 is read, so that no two readers can read two protocols in one file.
"""

from arbre.language.document.document import Document, Node, Path
from arbre.language.document.reading import MAX_BYTES, Reading, read
from arbre.language.document.scalars import Value

__all__ = ["MAX_BYTES", "Document", "Node", "Path", "Reading", "Value", "read"]
