"""Which acts a walk may still come to from a node."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from arbre.language.draft import Draft, act_steps, acts_of
from arbre.language.ways import turned

_MOST_SHOWN: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """`nearest` gives the nearest node with acts of each node that has one before it."""

    draft: Draft
    nearest: Mapping[str, str]

    @classmethod
    def of(cls, draft: Draft) -> Reach:
        """Walk backwards from every node that gives acts, all at once."""
        back = turned(draft.ways)
        nearest = {name: name for name, node in draft.nodes.items() if node.acts}
        pending = deque(nearest)
        while pending:
            name = pending.popleft()
            for before in back.get(name, ()):
                if before not in nearest:
                    nearest[before] = nearest[name]
                    pending.append(before)
        return cls(draft=draft, nearest=nearest)

    def acts(self, node: str) -> str:
        """Return the first acts that a walk may come to from `node`, as a text; empty if none."""
        giving = self.nearest.get(node)
        if giving is None:
            return ""
        acts = [act for step in act_steps(self.draft.nodes[giving]) for act in acts_of(step)]
        more = ["…"] if len(acts) > _MOST_SHOWN else []
        return ", ".join([*acts[:_MOST_SHOWN], *more])
