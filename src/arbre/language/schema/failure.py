"""One way in which a document departs from a schema, as plain data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """`found`, at `path`, fails `keyword: wanted` of `schema`.

    `place_in_schema` is the way of keywords that led there; references are not in it.
    """

    path: Path
    keyword: str
    wanted: Any
    found: Any
    schema: Mapping[str, Any]
    place_in_schema: tuple[str, ...]

    @property
    def companion(self) -> str | None:
        """The key beside which this one may not be, or not with this value."""
        steps = self.place_in_schema
        refused = len(steps) >= 5 and steps[-5] == "dependentSchemas" and steps[-1] == "not"
        return steps[-4] if refused else None

    @property
    def is_about_keys(self) -> bool:
        """Whether the fault is in which keys a mapping has, not in what one of them holds."""
        if self.keyword in ("minProperties", "maxProperties"):
            return "properties" in self.schema
        return self.keyword in _OF_KEYS or self.companion is not None

    @property
    def owner(self) -> Path:
        """The path of the value, or of the mapping, that is at fault."""
        return self.path if self.companion is None else self.path[:-1]


_OF_KEYS = frozenset({"additionalProperties", "required", "dependentRequired", "oneOf", "anyOf"})
