"""The wording of diagnostics: the folder of a protocol that begins."""

from __future__ import annotations

from arbre.language.diagnostics.catalogue.entry import Entry, Words

ENTRIES: tuple[Entry, ...] = (
    Entry(
        code="bad-protocol-id",
        message=Words(
            fr="« {id} » ne peut pas être le nom d'un protocole",
            en="`{id}` cannot be the name of a protocol",
        ),
        note=Words(
            fr="un nom a 2 à 60 lettres minuscules sans accent, chiffres et tirets ; il commence par une lettre",
            en="a name has 2 to 60 lower-case letters without accents, digits and hyphens; it begins with a letter",
        ),
        help=Words(fr="taper par exemple arbre new {near}", en="type for example arbre new {near}"),
    ),
    Entry(
        code="id-is-shipped",
        message=Words(
            fr="« {id} » est le nom d'un protocole fourni avec arbre",
            en="`{id}` is the name of a protocol shipped with arbre",
        ),
        note=Words(
            fr="deux protocoles du même nom seraient pris l'un pour l'autre",
            en="two protocols of one name would be taken for each other",
        ),
        help=Words(
            fr="choisir un autre nom ; pour en faire une copie : arbre new autre-nom --from {id}",
            en="choose another name; to make a copy of it: arbre new other-name --from {id}",
        ),
    ),
    Entry(
        code="folder-is-there",
        message=Words(
            fr="« {path} » existe déjà : rien n'y a été écrit",
            en="`{path}` is there already: nothing was written in it",
        ),
        help=Words(
            fr="choisir un autre nom, ou un autre dossier avec --in",
            en="choose another name, or another folder with --in",
        ),
    ),
    Entry(
        code="cannot-begin",
        message=Words(
            fr="impossible d'écrire le dossier « {path} » : {why_fr}",
            en="cannot write the folder `{path}`: {why_en}",
        ),
        help=Words(
            fr="donner avec --in un dossier qui existe et où vous pouvez écrire",
            en="give with --in a folder that exists and in which you may write",
        ),
    ),
)
