"""Coverage → text, JSON, one HTML page, Cobertura XML."""

from arbre.output.coverage.to_cobertura import to_cobertura
from arbre.output.coverage.to_data import to_data
from arbre.output.coverage.to_html import to_html
from arbre.output.coverage.to_text import to_text

__all__ = ["to_cobertura", "to_data", "to_html", "to_text"]
