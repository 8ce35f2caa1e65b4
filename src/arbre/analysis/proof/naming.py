"""Names of formulas: the solver meets each formula once, however often it is said."""

from __future__ import annotations

from dataclasses import dataclass, field

from z3 import ArithRef, Bool, BoolRef, BoolVal, Int
from z3 import Solver as Z3Solver


@dataclass(slots=True, kw_only=True)
class Naming:
    """Gives the same formula the same name: two walks that say the same are then the same.

    z3 keeps one copy of equal formulas, as long as somebody holds it.
    """

    solver: Z3Solver
    prefix: str = ""
    _truths: dict[int, tuple[BoolRef, BoolRef]] = field(default_factory=dict)
    _numbers: dict[int, tuple[ArithRef, ArithRef]] = field(default_factory=dict)

    def truth(self, meaning: BoolRef) -> BoolRef:
        """Return the name of a formula."""
        if isinstance(meaning, bool):
            return BoolVal(meaning)
        key = meaning.get_id()
        if key not in self._truths:
            made = Bool(f"{self.prefix}#{len(self._truths)}")
            self.solver.add(made == meaning)
            self._truths[key] = (meaning, made)
        return self._truths[key][1]

    def number(self, meaning: ArithRef) -> ArithRef:
        """Return the name of a number."""
        key = meaning.get_id()
        if key not in self._numbers:
            made = Int(f"{self.prefix}#n{len(self._numbers)}")
            self.solver.add(made == meaning)
            self._numbers[key] = (meaning, made)
        return self._numbers[key][1]
