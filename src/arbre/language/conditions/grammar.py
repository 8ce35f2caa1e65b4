"""The grammar of the textual form: one for conditions and terms, which `lowering` tells apart.

`and` binds tighter than `or`, `not` tighter than `and`, comparisons tighter than `not`.
"""

from __future__ import annotations

from functools import cache

from lark import Lark

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
