"""The wording of diagnostics: past versions of a file."""

from __future__ import annotations

from arbre.language.diagnostics.catalogue.entry import Entry, Words

ENTRIES: tuple[Entry, ...] = (
    Entry(
        code="no-git",
        message=Words(
            fr="git n'est pas installé : aucune révision ne peut être lue",
            en="git is not installed: no revision can be read",
        ),
        help=Words(
            fr="installer git, ou donner deux fichiers : arbre diff ancien.yaml nouveau.yaml",
            en="install git, or give two files: arbre diff old.yaml new.yaml",
        ),
    ),
    Entry(
        code="no-such-revision",
        message=Words(
            fr="« {name} » n'est ni un fichier, ni un protocole fourni, ni une révision git ici",
            en="`{name}` is neither a file, nor a shipped protocol, nor a git revision here",
        ),
        help=Words(
            fr="taper git log --oneline pour les révisions, par exemple HEAD~1",
            en="type git log --oneline for the revisions, for example HEAD~1",
        ),
    ),
    Entry(
        code="not-at-revision",
        message=Words(
            fr="le fichier « {path} » n'existe pas à la révision « {revision} »",
            en="there is no file `{path}` at revision `{revision}`",
        ),
        help=Words(
            fr="donner le chemin depuis la racine du dépôt : {revision}:protocols/x/protocol.yaml",
            en="give the path from the root of the repository: {revision}:protocols/x/protocol.yaml",
        ),
    ),
)
