"""`arbre list`: the protocols that travel with arbre."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

from typer import Option

from arbre.apps.cli.language import Asked
from arbre.apps.cli.options import OutputFormat
from arbre.apps.cli.reporting import Code, Format, fail, write, write_json
from arbre.language.diagnostics.diagnostic import Language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from arbre.shipped.library import Listed


class Kind(StrEnum):
    NATIONAL = "national"
    LOCAL = "local"
    STATUTORY = "statutory"
    RECOMMENDATION = "recommendation"
    DEMONSTRATION = "demonstration"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which protocols are asked for; None asks for any."""

    delegate: str | None = None
    delegant: str | None = None
    setting: str | None = None
    kind: Kind | None = None


def list_protocols(
    context: Asked,
    profession: Annotated[
        str | None,
        Option("--profession", metavar="P", help="Ceux où cette profession agit (déléguée)."),
    ] = None,
    delegant: Annotated[
        str | None, Option("--delegant", metavar="P", help="Ceux où cette profession délègue.")
    ] = None,
    setting: Annotated[
        str | None,
        Option("--setting", metavar="S", help="Ceux de ce cadre, par exemple maison-de-sante."),
    ] = None,
    kind: Annotated[Kind | None, Option("--kind", help="Ceux de cette sorte.")] = None,
    format_: OutputFormat = Format.TEXT,
) -> None:
    """Say what is shipped: kind, fidelity, status, version, who delegates to whom."""
    from arbre.shipped.library import library, to_row

    language: Language = context.obj
    wanted = Wanted(
        delegate=_profession(profession, language),
        delegant=_profession(delegant, language),
        setting=setting,
        kind=kind,
    )
    found = tuple(_matching(library(), wanted, language))
    if format_ is Format.JSON:
        rows = [to_row(one) for one in found]
        write_json(rows)
    else:
        _say(found, language)


def say_protocols(language: Language) -> None:
    """Say what is shipped as text."""
    from arbre.shipped.library import library

    _say(library(), language)


def _profession(name: str | None, language: Language) -> str | None:
    from arbre.apps.cli.opening import person

    return None if name is None else person(name, language).profession


def _matching(entries: tuple[Listed, ...], wanted: Wanted, language: Language) -> Iterator[Listed]:
    """Yield what is asked for; a setting that no protocol knows ends the command."""
    known = sorted({setting for one in entries for setting in one.settings})
    if wanted.setting not in (None, *known):
        values = {"setting": wanted.setting or "", "known": ", ".join(known)}
        fail("no-such-setting", language, Code.MISUSE, values)
    for one in entries:
        if (
            wanted.delegate in (None, *one.delegates)
            and wanted.delegant in (None, *one.delegants)
            and wanted.setting in (None, *one.settings)
            and wanted.kind in (None, one.kind)
        ):
            yield one


def _say(entries: tuple[Listed, ...], language: Language) -> None:
    write("\n\n".join(_block(one, language) for one in entries) or _nothing(language))


def _block(entry: Listed, language: Language) -> str:
    from arbre.engine.telling.identity import FIDELITY, KIND, PROTOCOL_STATUS
    from arbre.language.wrapping import wrapped

    french = language == "fr"
    words = (KIND[entry.kind], FIDELITY[entry.fidelity], PROTOCOL_STATUS[entry.status])
    said = " · ".join(one.fr if french else one.en for one in words)
    title = wrapped(entry.titles[language], 76)
    people = f"{_people(entry.delegants, language)} → {_people(entry.delegates, language)}"
    below = (*wrapped(said, 76), *title, people)
    return "\n".join([f"{entry.id}  {entry.version}", *("  " + line for line in below)])


def _people(professions: tuple[str, ...], language: Language) -> str:
    from arbre.language.professions import PROFESSIONS

    return ", ".join(PROFESSIONS[one][0 if language == "fr" else 1] for one in professions)


def _nothing(language: Language) -> str:
    return "Aucun protocole de cette sorte." if language == "fr" else "No protocol of this sort."
