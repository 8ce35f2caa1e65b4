"""What a changed answer does to an outcome that was already seen, in words."""

from __future__ import annotations

from collections.abc import Iterator

from arbre.apps.terminal.words import filled, vocabulary
from arbre.engine.outcome import Outcome
from arbre.engine.session import Change
from arbre.engine.telling.reasons import Teller
from arbre.engine.telling.statuses import status_words


def change_words(change: Change, teller: Teller) -> str:
    """Return what changed: the status, the acts, the referrals, the answers withdrawn."""
    words = vocabulary(teller.language)
    colon = " : " if teller.language == "fr" else ": "
    return words.changed + colon + " ; ".join(_parts(change, teller))


def _parts(change: Change, teller: Teller) -> Iterator[str]:
    words = vocabulary(teller.language)
    before, after = change.before, change.after
    titles = status_words(before, teller), status_words(after, teller)
    if titles[0] != titles[1]:
        yield f"{titles[0]} → {titles[1]}"
    old, new = _things(before, teller), _things(after, teller)
    added = [name for name in new if name not in old]
    removed = [name for name in old if name not in new]
    if added:
        yield filled(words.added, names=", ".join(added))
    if removed:
        yield filled(words.removed, names=", ".join(removed))
    if change.withdrawn:
        names = ", ".join(dict.fromkeys(map(teller.facts.label, change.withdrawn)))
        yield filled(words.withdrawn, names=names)


def _things(outcome: Outcome, teller: Teller) -> list[str]:
    acts = [teller.act(act.id) for act in outcome.acts if not act.revoked]
    return acts + [teller.referral_label(made) for made in outcome.referrals]
