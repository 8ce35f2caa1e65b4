"""What is wrong with the keys of one mapping: unknown, missing, or not together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from arbre.language.diagnostics.catalogue.kinds import either, quoted
from arbre.language.diagnostics.diagnostic import Diagnostic, Label
from arbre.language.diagnostics.suggesting import closest
from arbre.language.schema.failure import Failure, Path
from arbre.language.schema.french import FRENCH_KEYS
from arbre.language.schema.places import Places

_MOST_UNKNOWN: Final = 200


def key_problems(places: Places, owner: Path, failures: Sequence[Failure]) -> Iterator[Diagnostic]:
    """Yield the problems of the keys of the mapping at `owner`.

    A key that is misspelt is not said to be missing as well.
    """
    mapping = _Mapping(places, owner, failures)
    yield from mapping.unknown()
    yield from mapping.exits()
    yield from mapping.out_of_place()
    yield from mapping.together()
    yield from mapping.missing()


@dataclass(frozen=True, slots=True)
class _Mapping:
    places: Places
    path: Path
    failures: Sequence[Failure]

    @property
    def held(self) -> Mapping[str, Any]:
        held: Mapping[str, Any] = self.places.document.at(self.path)  # type: ignore[assignment]  # these failures are of mappings only
        return held

    def of(self, *keywords: str) -> Iterator[Failure]:
        return (each for each in self.failures if each.keyword in keywords)

    def meant(self) -> Mapping[str, str | None]:
        """Each unknown key, with the key that was probably meant."""
        found: dict[str, str | None] = {}
        for failure in self.of("additionalProperties"):
            allowed = list(failure.schema.get("properties", ()))
            unknown = [key for key in self.held if key not in allowed][:_MOST_UNKNOWN]
            found |= {key: _meant(key, allowed) for key in unknown}
        return found

    def unknown(self) -> Iterator[Diagnostic]:
        for failure in self.of("additionalProperties"):
            allowed = ", ".join(failure.schema.get("properties", ()))
            for key, meant in self.meant().items():
                code = "unknown-key" if meant is None else "misspelt-key"
                values = {"key": key, "allowed": allowed, "suggestion": meant or ""}
                yield self.places.at_key(code, (*self.path, key), values)

    def exits(self) -> Iterator[Diagnostic]:
        """Yield the one problem of a node with several ways out."""
        refused = [each for each in self.failures if each.companion and each.wanted == {}]
        several = {each.companion for each in refused} | {str(each.path[-1]) for each in refused}
        if several:
            yield self.too_many("two-exits", [key for key in self.held if key in several])

    def out_of_place(self) -> Iterator[Diagnostic]:
        """Yield the keys that do not go with what another key says."""
        for failure in self.failures:
            if failure.companion is not None and failure.wanted != {}:
                values = {
                    "key": failure.companion,
                    "other": str(failure.path[-1]),
                    "value": str(failure.found),
                }
                yield self.places.at_key(
                    "key-out-of-place", (*self.path, failure.companion), values
                )

    def together(self) -> Iterator[Diagnostic]:
        """Yield where one of several keys is wanted: none is there, or more than one."""
        for failure in self.of("oneOf", "anyOf", "minProperties", "maxProperties"):
            keys = _alternatives(failure)
            present = [key for key in self.held if key in keys]
            if len(present) > 1:
                yield self.too_many("one-of-two", present)
            elif not present and not self.meant() and not self.lacking():
                yield self.places.at_key("missing-one-of", self.path, either(keys))

    def missing(self) -> Iterator[Diagnostic]:
        required = [key for each in self.of("required") for key in each.wanted]
        spelt = set(self.held) | set(self.meant().values())
        missing = list(dict.fromkeys(key for key in required if key not in spelt))
        if missing:
            yield self.places.at_key("missing-key", self.path, quoted(missing))
        for key, needed in self.lacking().items():
            if not self.several():
                values = {"key": key, "needed": needed}
                yield self.places.at_key("needs-key", (*self.path, key), values)

    def lacking(self) -> Mapping[str, str]:
        """Each key that is there without another one that it needs."""
        spelt = set(self.held) | set(self.meant().values())
        return {
            key: needed
            for failure in self.of("dependentRequired")
            for key, needs in failure.wanted.items()
            for needed in needs
            if key in self.held and needed not in spelt
        }

    def several(self) -> bool:
        return any(
            len([key for key in self.held if key in _alternatives(each)]) > 1
            for each in self.of("oneOf")
        )

    def too_many(self, code: str, present: Sequence[str]) -> Diagnostic:
        """All but one of the keys `present` must go; the first is shown beside the second."""
        first, second, *_ = present
        label = Label(
            span=self.places.document.key_span((*self.path, first)),
            key="first",
            values={"key": first},
        )
        return self.places.at_key(code, (*self.path, second), quoted(present), (label,))


def _alternatives(failure: Failure) -> list[str]:
    if failure.keyword in ("oneOf", "anyOf"):
        return [key for each in failure.wanted for key in each["required"]]
    return list(failure.schema.get("properties", ()))


def _meant(key: str, allowed: Sequence[str]) -> str | None:
    french = [each for each in FRENCH_KEYS.get(key.lower(), ()) if each in allowed]
    return french[0] if french else closest(key, allowed)
