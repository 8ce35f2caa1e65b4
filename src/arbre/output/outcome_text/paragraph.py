"""One block of an outcome, as it is shown or printed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Tone = Literal["header", "included", "referral", "waiting", "incomplete", "plain", "quiet"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """`title` stands before the lines; `tone` is for apps that have colours, never the only sign.

    Each entry of `lines` is one item, as long as it needs: whoever shows it breaks it.
    What follows a newline in an item belongs to it and stands below it.
    """

    title: str
    lines: tuple[str, ...]
    tone: Tone = "plain"
