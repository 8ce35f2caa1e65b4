"""Protocols as Markdown: to sign, to publish, as one table."""

from __future__ import annotations

from arbre.output.markdown.library import to_library
from arbre.output.markdown.page import to_page
from arbre.output.markdown.protocol import to_markdown

__all__ = ["to_library", "to_markdown", "to_page"]
