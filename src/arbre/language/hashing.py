"""The canonical form of a protocol, and its hash."""

from __future__ import annotations

import json
from decimal import Decimal
from hashlib import sha256
from typing import Any

from arbre.language.conditions.normalising import to_json
from arbre.language.conditions.syntax import Path
from arbre.language.draft import Draft


def canonical_hash(draft: Draft) -> str:
    """Return the SHA-256 of the canonical form, in hexadecimal.

    That of an overlay depends on the hash of its base as well.

    Comments, the order of keys, line ends and the two forms of a condition change nothing; every
    word and every number does.
    """
    form = json.dumps(
        canonical_form(draft), sort_keys=True, separators=(",", ":"), ensure_ascii=False
    )
    return sha256(form.encode()).hexdigest()


def canonical_form(draft: Draft) -> Any:
    """Return what the file says as plain data, conditions in their normal form."""
    written = draft.protocol.model_dump(mode="python", by_alias=True, exclude_none=True)
    base = draft.document.base
    extended = {} if base is None else {"extends": [base.id, base.version, base.hash]}
    return {**_plain(written, (), draft), **extended}


def _plain(value: object, path: Path, draft: Draft) -> Any:
    condition = draft.conditions.get(path)
    if condition is not None:
        return to_json(condition)
    if isinstance(value, dict):
        return {str(key): _plain(one, (*path, key), draft) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one, (*path, i), draft) for i, one in enumerate(value)]
    return str(value.normalize()) if isinstance(value, Decimal) else value
