"""Why a file could not be written, in words."""

from __future__ import annotations

import errno
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

_WHY: Final[Mapping[int, tuple[str, str]]] = MappingProxyType(
    {
        errno.ENOENT: ("son dossier n'existe pas", "its folder does not exist"),
        errno.ENOTDIR: ("son dossier n'en est pas un", "its folder is none"),
        errno.EISDIR: ("c'est un dossier", "it is a folder"),
        errno.EACCES: ("l'écriture y est interdite", "writing is not allowed there"),
        errno.EPERM: ("l'écriture y est interdite", "writing is not allowed there"),
        errno.EROFS: ("l'écriture y est interdite", "writing is not allowed there"),
        errno.ENOSPC: ("il n'y a plus de place", "there is no room left"),
        errno.ENAMETOOLONG: ("son nom est trop long", "its name is too long"),
    }
)


def why(error: OSError) -> dict[str, str]:
    """Return the reason in both languages, as values of a diagnostic.

    >>> why(IsADirectoryError(errno.EISDIR, ""))["why_en"]
    'it is a folder'
    """
    french, english = _WHY.get(
        error.errno or 0, ("le système l'a refusé", "the system does not let it")
    )
    return {"why_fr": french, "why_en": english}
