"""The hash of a protocol: what says the same has the same, whatever else differs."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

from arbre.engine.deciding import decide
from arbre.language.loading import check_bytes
from generating.cases import case
from generating.drawing import Draw
from generating.formulas import Style
from generating.population import MORE
from generating.protocols import Generated, protocol, to_bytes

STYLES: tuple[Style, ...] = ("text", "yaml", "mixed")
PROTOCOLS = 6 * MORE


def drawn(seed: int) -> Iterator[Generated]:
    return (protocol(at) for at in range(seed, seed + PROTOCOLS))


def hash_of(data: bytes) -> str:
    checked = check_bytes(data, "again.yaml")
    assert checked.tree is not None, [one.code for one in checked.errors]
    return checked.tree.hash


def test_both_forms_of_a_condition_are_one(seed: int) -> None:
    differing = 0
    for at in range(seed, seed + PROTOCOLS):
        styled = [protocol(at, style) for style in STYLES]
        assert len({one.tree.hash for one in styled}) == 1, f"ARBRE_SEED={at}"
        differing += len({to_bytes(one.data) for one in styled}) == len(STYLES)
        for number in range(4):
            cases = [case(one, number) for one in styled]
            found = [
                decide(one.tree, drawn_.answers, clocks=drawn_.clocks).decision
                for one, drawn_ in zip(styled, cases, strict=True)
            ]
            assert found[0] == found[1] == found[2], f"ARBRE_SEED={at}"
    assert differing > PROTOCOLS / 2


def test_comments_line_ends_marks_and_the_order_of_keys_say_nothing(seed: int) -> None:
    for one in drawn(seed):
        plain = to_bytes(one.data)
        draw = Draw.of("order", one.seed)
        same = {
            "comments": b"# rien\n" + plain.replace(b"\nacts:", b"\n# des actes\n\nacts:"),
            "line ends": plain.replace(b"\n", b"\r\n"),
            "mark": b"\xef\xbb\xbf" + plain,
            "order": to_bytes(shuffled(one.data, draw)),
        }
        for what, data in same.items():
            assert data != plain, what
            assert hash_of(data) == one.tree.hash, f"{what}: ARBRE_SEED={one.seed}"


def shuffled(value: Any, draw: Draw) -> Any:
    if isinstance(value, dict):
        keys = draw.some(list(value), len(value), len(value))
        draw.random.shuffle(keys)
        return {key: shuffled(value[key], draw) for key in keys}
    return [shuffled(one, draw) for one in value] if isinstance(value, list) else value


def test_any_value_counts(seed: int) -> None:
    changed = 0
    for one in drawn(seed):
        draw = Draw.of("value", one.seed)
        places = list(scalars(one.data))
        for path in draw.some(places, 6, 6):
            data = copy.deepcopy(dict(one.data))
            inside: Any = data
            for key in path[:-1]:
                inside = inside[key]
            inside[path[-1]] = another(inside[path[-1]])
            checked = check_bytes(to_bytes(data), "changed.yaml")
            if checked.tree is not None:
                assert checked.tree.hash != one.tree.hash, f"{path}: ARBRE_SEED={one.seed}"
                changed += 1
    print(f"ARBRE_SEED={seed}: {changed} values changed")
    assert changed > 3


def scalars(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if isinstance(value, dict | list):
        items = value.items() if isinstance(value, dict) else enumerate(value)
        for key, one in items:
            yield from scalars(one, (*path, key))
    else:
        yield path


def another(value: Any) -> Any:
    match value:
        case bool():
            return not value
        case int() | float():
            return value + 1
        case _:
            return f"{value} "[::-1].strip() + "x"
