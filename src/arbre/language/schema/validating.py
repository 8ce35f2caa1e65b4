"""Document ⊨ schema: the only module that knows jsonschema."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from arbre.language.diagnostics.diagnostic import Diagnostic
from arbre.language.schema.failure import Failure
from arbre.language.schema.reporting import report
from arbre.language.schema.writing import protocol_schema

if TYPE_CHECKING:
    from jsonschema import ValidationError

    from arbre.language.document import Document

Schema = Mapping[str, Any]

MOST_FAILURES: Final = 1_000
"""A file with more than this is not a protocol with mistakes: the rest is left unsaid."""


def validate(document: Document, schema: Schema | None = None) -> tuple[Diagnostic, ...]:
    """Return every way in which a document departs from a schema, in the order of the file.

    Without a schema, the document is to be a protocol.

    Nothing is fetched: a reference leads inside the schema or nowhere.

    >>> from arbre.language.document import read
    >>> document = read(b"age: {min: 20}", "limits.yaml").document
    >>> schema = {"properties": {"age": {"properties": {"max": {}}, "additionalProperties": False}}}
    >>> [found.code for found in validate(document, schema)]
    ['unknown-key']
    """
    validator = _validator(protocol_schema() if schema is None else schema)
    errors = islice(validator.iter_errors(document.value), MOST_FAILURES)
    return report(document, [_failure(error) for error in errors])


def _failure(error: ValidationError) -> Failure:
    return Failure(
        path=tuple(error.absolute_path),
        keyword=str(error.validator),
        wanted=error.validator_value,
        found=error.instance,
        schema=error.schema if isinstance(error.schema, Mapping) else {},
        place_in_schema=tuple(str(step) for step in error.absolute_schema_path),
    )


def _validator(schema: Schema) -> Any:
    """Return a validator of the dialect 2020-12, made strict.

    Its type is Any because the stubs of jsonschema know JSON's floats, and not Decimal.
    """
    from jsonschema import Draft202012Validator, validators
    from referencing import Registry

    targets = {f"#/$defs/{name}": each for name, each in schema.get("$defs", {}).items()}

    def follow(validator: Any, reference: str, instance: object, _: Schema) -> Iterator[Any]:
        yield from validator.descend(instance, targets[reference])

    extend: Any = validators.extend
    types = Draft202012Validator.TYPE_CHECKER.redefine("integer", _is_whole)
    strict = extend(Draft202012Validator, {"$ref": follow, "pattern": _match}, type_checker=types)
    return strict(schema, registry=Registry())


def _match(validator: Any, pattern: str, instance: object, _: Schema) -> Iterator[ValidationError]:
    """Take `$` for the end of the text, as JSON Schema does: Python lets a line feed follow it."""
    from jsonschema import ValidationError

    exact = pattern[:-1] + r"\Z" if pattern.endswith("$") else pattern
    if isinstance(instance, str) and not re.search(exact, instance):
        yield ValidationError(f"{instance!r} does not match {pattern!r}")


def _is_whole(_: object, instance: object) -> bool:
    """1.0 is a whole number for JSON Schema."""
    if isinstance(instance, Decimal):
        return instance == instance.to_integral_value()
    return isinstance(instance, int) and not isinstance(instance, bool)
