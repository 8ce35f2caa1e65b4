"""Protocols as Markdown: to sign, to publish, as one table; and the request of a case."""

from __future__ import annotations

from arbre.output.markdown.library import to_library
from arbre.output.markdown.page import to_page
from arbre.output.markdown.protocol import to_markdown
from arbre.output.markdown.request import to_request

__all__ = ["to_library", "to_markdown", "to_page", "to_request"]
