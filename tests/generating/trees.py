"""The tree: stages in a row; a stage is one node, or a fork whose ways may join again."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final

from generating.acts import offers, score_formula
from generating.formulas import All, Formula, Knows, opposite
from generating.making import Making
from generating.questions import CITE, Drawn, agreement, boolean, choice, moment, remark

KINDS: Final = ("plain", "plain", "fork", "fork", "exit")
AWAITED: Final = ("visit", "validation", "reply", "result")
SOON: Final = ((None, "48 hours"), ("2 days", "9 days"), ("24 hours", "36 hours"))
LATE: Final = (("4 weeks", "6 months"), (None, "3 months"))
SHORT: Final = (("30 minutes", "2 hours"), *SOON)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trees:
    """`alerting` are the questions of the alerts, `seen` those that earlier stages ask.

    `doors` are the first nodes of the visits.
    """

    making: Making
    alerting: tuple[Drawn, ...]
    nodes: dict[str, Any] = field(default_factory=dict)
    seen: list[Drawn] = field(default_factory=list)
    doors: list[str] = field(default_factory=list)

    def draw(self) -> dict[str, Any]:
        """Draw the whole tree."""
        draw = self.making.draw
        stages = ["plain", *self.making.many(1, 3, lambda: draw.pick(KINDS))]
        for _ in range(draw.pick((0, 1, 1, 1, 2))):
            stages += ["wait", *self.making.many(0, 2, lambda: draw.pick(KINDS))]
        self.doors.append("n0")
        for at, kind in enumerate(stages):
            onward = f"n{at + 1}" if at + 1 < len(stages) else "end"
            self._stage(kind, f"n{at}", onward)
        return {"start": "n0", "nodes": self.nodes}

    def _stage(self, kind: str, name: str, onward: str) -> None:
        match kind:
            case "plain":
                self.nodes[name] = {**self._doing(), "next": onward}
            case "fork":
                self._fork(name, onward)
            case "exit":
                self._way_out(name, onward)
            case "wait":
                self._wait(name, onward)

    # ── what a node does ──────────────────────────────────────────────────────────────────────

    def _doing(self, given: Formula | None = None) -> dict[str, Any]:
        """What any node may do before it leads on; its acts only `given` a condition."""
        making, draw = self.making, self.making.draw
        doing: dict[str, Any] = {"cite": CITE}
        if draw.chance(0.25):
            doing["alerts"] = [self._alert()]
        if draw.chance(0.6):
            asked = making.some_free(1, 3)
            if draw.chance(0.2):
                asked.append(making.question((remark,)))
            self.seen.extend(one for one in asked if one.kind != "text")
            doing["ask"] = list(dict.fromkeys(one.id for one in asked))
            rows = {one.id for one in asked if one.kind == "boolean"}
            doing["one_screen"] = len(rows) > 1 and draw.chance(0.7)
        if draw.chance(0.7):
            doing["acts"] = offers(making, given)
        return doing

    def _alert(self) -> dict[str, Any]:
        making = self.making
        reading = making.some_free(1, 2) if making.draw.chance(0.4) else [making.question()]
        alert = {
            "id": making.draw.name("danger"),
            "when": making.write(making.doubting(making.bad(reading))),
            "refer": making.refer(),
            "cite": CITE,
        }
        if making.draw.chance(0.3):
            alert["if_unknown"] = {"refer": making.softer(alert["refer"])}
        return alert

    # ── where it leads ────────────────────────────────────────────────────────────────────────

    def _fork(self, name: str, onward: str) -> None:
        left, right = f"{name}_left", f"{name}_right"
        guards, first_match = self._guards()
        targets = [{"next": left}, {"next": right}]
        self.nodes[name] = {
            **self._doing(),
            "branches": [
                {"when": self.making.write(guard), **target, "cite": CITE}
                for guard, target in zip(guards, targets, strict=True)
            ],
            "otherwise": self.making.draw.pick(({"next": onward}, {"refer": self.making.refer()})),
            "if_unknown": self._if_unknown(left),
            **({"first_match": True} if first_match else {}),
        }
        self.nodes[left] = {**self._doing(), "next": onward}
        self.nodes[right] = self._arm(onward)

    def _guards(self) -> tuple[tuple[Formula, Formula], bool]:
        making, draw = self.making, self.making.draw
        kind = draw.pick(("choice", "split", "first"))
        if kind == "choice":
            asked = making.question((choice,))
            self.seen.append(asked)
            first, second, _ = asked.written["options"]
            return (f"{asked.id} is {first}", f"{asked.id} is {second}"), False
        one, other = making.some_free(2, 2)
        whole = making.good([one])
        if kind == "split":
            rest = making.any_way([other])
            return (All((whole, rest)), All((whole, opposite(rest)))), False
        if draw.chance(0.3):
            return (whole, score_formula(making)), True
        return (whole, making.any_way([other])), True

    def _if_unknown(self, way: str) -> dict[str, Any]:
        """Mostly a referral; sometimes on, by a ground that a question of its own gives."""
        making, draw = self.making, self.making.draw
        if draw.chance(0.5):
            return {"refer": making.refer()}
        asked = making.question((agreement, boolean))
        ground = draw.pick((asked.good[0], Knows(opposite(asked.good[0]), "false")))
        written = {"next": way, "ground": making.write(ground), "cite": CITE}
        return {**written, "else": {"refer": making.refer()}} if draw.chance(0.5) else written

    def _arm(self, onward: str) -> dict[str, Any]:
        if self.making.draw.chance(0.4):
            return self._leaving()
        return {**self._doing(), "next": onward}

    def _leaving(self) -> dict[str, Any]:
        refer = self.making.refer()
        reason = self.making.draw.pick(("clinical", "history", "availability"))
        exits = ({"refer": refer}, {"exclude": {"reason": reason, "refer": refer}})
        return {"cite": CITE, **self.making.draw.pick(exits)}

    def _way_out(self, name: str, onward: str) -> None:
        """A fork of which one way leaves the protocol."""
        making = self.making
        out = f"{name}_out"
        guard = making.write(making.bad(making.some_free(1, 2)))
        leaving = making.draw.pick(({"next": out}, {"refer": making.refer()}))
        if "next" in leaving:
            self.nodes[out] = self._leaving()
        self.nodes[name] = {
            **self._doing(),
            "branches": [{"when": guard, **leaving, "cite": CITE}],
            "otherwise": {"next": onward},
            "if_unknown": {"refer": making.refer()},
        }

    # ── waits ─────────────────────────────────────────────────────────────────────────────────

    def _wait(self, name: str, onward: str) -> None:
        making, draw = self.making, self.making.draw
        kind = draw.pick(AWAITED)
        again = [one for one in draw.some(self.seen, 0, 3) if one.holds != "case"]
        if draw.chance(0.4):
            again += [one for one in self.alerting if one.holds != "case"]
        wait: dict[str, Any] = {
            "for": kind,
            **self._bounds(),
            "if_none": {"refer": making.refer()},
            "cite": CITE,
        }
        self.doors.append(name)
        node = {"wait": wait, "again": list(dict.fromkeys(one.id for one in again))}
        if kind == "visit":
            self.nodes[name] = {**node, **self._doing(), "next": onward}
            return
        asked = making.question((choice,) if kind == "result" else (agreement,))
        wait |= {"question": asked.id, "by": draw.pick(("delegant", "specialist", "delegate"))}
        options = asked.written.get("options")
        guard = f"{asked.id} is {next(iter(options))}" if options else asked.good[0]
        self.nodes[name] = {
            **node,
            **self._doing(guard),
            "branches": [{"when": making.write(guard), "next": onward, "cite": CITE}],
            "otherwise": {"refer": making.refer()},
            "if_unknown": {"refer": making.refer()},
        }

    def _bounds(self) -> dict[str, str]:
        """From when the delays count: the start, an earlier visit, or a moment that is asked."""
        draw = self.making.draw
        first = len(self.doors) == 1
        if first and draw.chance(0.4):
            asked = self.making.question((moment,))
            origin, (after, before) = asked.id, draw.pick((("24 hours", "36 hours"), LATE[1]))
        elif not first and draw.chance(0.3):
            origin, (after, before) = "start", draw.pick(LATE)
        else:
            here = "start" if first and draw.chance(0.5) else self.doors[-1]
            origin, (after, before) = here, draw.pick(SHORT)
        return {"from": origin, "before": before, **({"after": after} if after else {})}
