"""What a file may say, as JSON Schema, and whether a document does. The home of jsonschema."""

from arbre.language.schema.validating import validate
from arbre.language.schema.writing import overlay_schema, protocol_schema

__all__ = ["overlay_schema", "protocol_schema", "validate"]
