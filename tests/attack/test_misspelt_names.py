"""Many names are wrong at once, as after a renaming: what was meant is looked for, not for ever."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from arbre.language.diagnostics.suggesting import closest
from arbre.language.loading import check_bytes
from checks.right import BASE

NAMES = 600
SECONDS = 30.0  # a cost that explodes takes minutes; a slow machine does not matter
words = st.text("abc", max_size=8)


def renamed() -> str:
    """A protocol whose questions were all renamed in one place only."""
    questions, exclusion = BASE.split("questions:\n"), "exclusion:\n"
    written = '{{ask: "{0} ?", label: "{0}", type: boolean, cite: jouet.regle}}'
    known = "".join(f"  question_numero_{i}: {written.format(i)}\n" for i in range(NAMES))
    unknown = "".join(
        f"  - {{id: motif_{i}, when: questoin_numero_{i}x, refer: delegant_juor_{i}}}\n"
        for i in range(NAMES)
    )
    whole = f"questions:\n{known}".join(questions)
    return whole.replace(exclusion, exclusion + unknown)


def test_misspelt_names_are_said_in_time() -> None:
    text = renamed().encode()
    begun = time.process_time()
    found = [one.code for one in check_bytes(text, "protocol.yaml").diagnostics]
    assert time.process_time() - begun < SECONDS
    assert found.count("unknown-name") == found.count("unknown-referral") == NAMES


def distance(left: str, right: str) -> int:
    """The table of optimal string alignment, as in a textbook."""
    table = [
        [i + j if not i * j else 0 for j in range(len(right) + 1)] for i in range(len(left) + 1)
    ]
    for i, a in enumerate(left, 1):
        for j, b in enumerate(right, 1):
            ways = [table[i - 1][j] + 1, table[i][j - 1] + 1, table[i - 1][j - 1] + (a != b)]
            if i > 1 and j > 1 and a == right[j - 2] and left[i - 2] == b:
                ways.append(table[i - 2][j - 2] + 1)
            table[i][j] = min(ways)
    return table[-1][-1]


@given(words, st.lists(words, max_size=6))
def test_the_closest_is_the_one_of_the_textbook(word: str, candidates: list[str]) -> None:
    def allowed(known: str) -> int:
        return (max(len(word), len(known)) + 1) // 4 if len(word) > 2 else 0

    near = [(d, one) for one in candidates if (d := distance(word, one)) <= allowed(one)]
    assert closest(word, candidates) == min(near, default=(0, None))[1]
