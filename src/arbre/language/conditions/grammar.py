"""The grammar of the textual form: one for conditions and terms, which `lowering` tells apart.

`and` binds tighter than `or`, `not` tighter than `and`, comparisons tighter than `not`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from lark import Lark, Token, Tree

Node = Tree[Token]
_KNOWLEDGE = frozenset({"unknown", "known", "false", "true"})

GRAMMAR = r"""
start: disjunction

?disjunction: conjunction ("or" conjunction)*
?conjunction: inversion ("and" inversion)*
?inversion: "not" inversion -> negation
    | relation

?relation: sum
    | sum (COMPARATOR sum)+ -> comparison
    | sum "between" sum "and" sum -> between
    | sum "is" NAME -> is_word
    | sum "is" "not" NAME -> is_not_word

?sum: product
    | sum SIGN product -> sum
?product: atom
    | product _TIMES atom -> product

?atom: NAME -> name
    | DOTTED -> dotted
    | NUMBER -> number
    | QUANTITY -> number
    | SIGN (NUMBER | QUANTITY) -> number
    | "(" disjunction ")" -> group
    | "any" NAME -> any_option
    | AGE NAME -> age
    | SINCE NAME -> since
    | AT_LEAST "(" disjunction ("," disjunction)* ")" -> at_least

COMPARATOR: "<=" | ">=" | "==" | "!=" | "<" | ">" | "≤" | "≥" | "≠"
SIGN: "+" | "-" | "−"
_TIMES: "*" | "×"
AGE.3: /age\s+(in\s+months\s+)?at\s+start\s+of\b/
SINCE.3: /(hours|days)\s+since\b/
AT_LEAST.3: /at\s+least\s+[0-9]+\s+of\b/
DOTTED.2: /[^\W\d]\w*\.[^\W\d]\w*/
NAME: /[^\W\d]\w*/
NUMBER: /[0-9]+(\.[0-9]+)?/
QUANTITY.2: /[0-9]+(\.[0-9]+)?\s*((?!(and|or|is|not|between)\b)[°µμ€]?[^\W\d][\w°²³\/]*|%)/

%ignore /\s+/
"""


@cache
def parser() -> Lark:
    """Build the parser, once, when the first text is read."""
    return Lark(
        GRAMMAR, parser="lalr", lexer="basic", propagate_positions=True, maybe_placeholders=False
    )


# ── the tree of the grammar ───────────────────────────────────────────────────────────────────


def children_of(node: Node) -> Sequence[Node]:
    """Return the parts of a node that are nodes themselves."""
    return [child for child in node.children if isinstance(child, Tree)]


def child_of(node: Node, index: int) -> Node:
    """Return one part of a node that is a node itself."""
    return children_of(node)[index]


def token_of(node: Node, index: int) -> Token:
    """Return one of the words and signs of a node."""
    return [child for child in node.children if isinstance(child, Token)][index]


def ungrouped(node: Node) -> Node:
    """Return a node without the parentheses around it."""
    while node.data == "group":
        node = child_of(node, 0)
    return node


def ends_with_choice(node: Node) -> bool:
    """Tell whether the text of `node` ends with `is CHOICE`, outside any parenthesis."""
    while node.data in {"conjunction", "negation"}:
        node = children_of(node)[-1]
    return node.data in {"is_word", "is_not_word"} and token_of(node, -1) not in _KNOWLEDGE


def begins_with_name(node: Node) -> bool:
    """Tell whether `node` is a bare word, or an `and` that begins with one."""
    while node.data == "conjunction":
        node = child_of(node, 0)
    return node.data == "name"


def first_token_of(node: Node) -> Token:
    """Return the first word of a bare word, or of an `and` that begins with one."""
    while node.data == "conjunction":
        node = child_of(node, 0)
    return token_of(node, 0)
