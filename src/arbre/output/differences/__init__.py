"""What two protocols decide otherwise, written for a terminal, a committee, a program."""

from arbre.output.differences.report import Report
from arbre.output.differences.to_data import to_data
from arbre.output.differences.to_html import to_html
from arbre.output.differences.to_markdown import to_markdown
from arbre.output.differences.to_text import to_text

__all__ = ["Report", "to_data", "to_html", "to_markdown", "to_text"]
