"""What became of a protocol at its last save → one page that shows it, and the next one by itself.

The page needs nothing else. It asks a hidden copy of itself whether the file has changed since,
and only then loads it again: a browser opens it from the disk, without a server.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from html import escape
from typing import Final

from arbre.engine.telling.outline import Item
from arbre.language.diagnostics.diagnostic import Diagnostic, Language
from arbre.language.diagnostics.to_text import SEVERITIES, place, to_text
from arbre.language.diagnostics.wording import wording

_WIDTH: Final = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class LivePage:
    """What is shown, in words of `language`.

    `worth` says what the protocol is (version, kind, fidelity, status), `at` when this was seen.
    `drawing` and `outline` are those of the last version without errors, which `stale` dates when
    the present one has some. `asked` are the questions to the ordinary patient with their answers,
    `concluded` what is decided of them.
    """

    language: Language
    name: str
    title: str
    worth: str
    at: str
    problems: Sequence[Diagnostic]
    stale: str | None = None
    drawing: str = ""
    outline: Sequence[Item] = ()
    scenarios: Sequence[str] = ()
    scenarios_pass: bool = True
    asked: Sequence[tuple[str, str]] = ()
    concluded: Sequence[str] = ()


def to_live_page(page: LivePage) -> str:
    """Return the page as HTML."""
    words = _WORDS[page.language]
    body = "\n".join(_body(page, words))
    stamp = sha256(body.encode()).hexdigest()
    allowed = b64encode(sha256(_SCRIPT.encode()).digest()).decode()
    policy = (
        f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{allowed}'; "
        "frame-src 'self' file:"
    )
    return (
        f'<!doctype html>\n<html lang="{page.language}" data-stamp="{stamp}"><head>'
        f'<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{policy}">'
        f"<script>{_SCRIPT}</script>"
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(_mark(page))} {escape(page.name)}</title>"
        f"<style>{_STYLE}</style></head><body><main>\n{body}\n</main></body></html>\n"
    )


def _mark(page: LivePage) -> str:
    return "✗" if page.stale is not None or not page.scenarios_pass else "✓"


def _body(page: LivePage, words: Mapping[str, str]) -> Iterator[str]:
    yield f"<header><h1>{escape(page.title)}</h1><p>{escape(page.worth)}</p>"
    yield f"<p>{escape(page.name)} · {escape(page.at)}</p>"
    yield f'<nav><a href="#problems">{escape(words["problems"])} ({len(page.problems)})</a>'
    for name in ("scenarios", "walk", "drawing", "text"):
        yield f'<a href="#{name}">{escape(words[name])}</a>'
    yield "</nav></header>"
    yield from _problems(page, words)
    yield from _scenarios(page, words)
    yield from _walk(page, words)
    yield f'<section id="drawing"><h2>{escape(words["drawing"])}</h2>'
    if page.stale is not None:
        yield f'<p class="stale" role="note">{escape(words["stale"] + page.stale + ".")}</p>'
    yield f'<div class="drawing" tabindex="0">{page.drawing or escape(words["nothing"])}</div>'
    yield f'</section><section id="text"><h2>{escape(words["text"])}</h2>'
    yield from _items(page.outline, 3)
    yield "</section>"


def _problems(page: LivePage, words: Mapping[str, str]) -> Iterator[str]:
    yield f'<section id="problems"><h2>{escape(words["problems"])}</h2>'
    if not page.problems:
        yield f'<p class="good">{escape(words["none"])}</p>'
    for one in page.problems:
        yield from _problem(one, page.language)
    yield "</section>"


def _problem(one: Diagnostic, language: Language) -> Iterator[str]:
    said = wording(one, language)
    yield f'<article class="{said.severity}"><h3>{SEVERITIES[language][said.severity]} '
    yield f"<code>{said.code}</code></h3><p>{escape(said.message)}</p>"
    if one.source is not None and one.span is not None:
        yield f"<p>{escape(place(one.source, one.span, language))}</p>"
        yield f'<pre tabindex="0">{escape(_excerpt(one, language))}</pre>'
    yield from (f"<p>{escape(text)}</p>" for text in (said.note,) if text)
    fix = "Corriger :" if language == "fr" else "Fix:"
    yield from (f"<p><b>{fix}</b> {escape(text)}</p>" for text in (said.help,) if text)
    yield "</article>"


def _excerpt(one: Diagnostic, language: Language) -> str:
    """Return the lines of the file and what is said under them, from the drawing of a terminal."""
    lines = to_text([one], language, _WIDTH).split("\n")
    return "\n".join(line for line in lines if line.lstrip(" 0123456789").startswith("| "))


def _scenarios(page: LivePage, words: Mapping[str, str]) -> Iterator[str]:
    class_ = "none" if not page.scenarios else "good" if page.scenarios_pass else "bad"
    yield f'<section id="scenarios"><h2>{escape(words["scenarios"])}</h2>'
    yield f'<pre class="{class_}" tabindex="0">'
    yield escape("\n".join(page.scenarios) or words["nothing"])
    yield "</pre></section>"


def _walk(page: LivePage, words: Mapping[str, str]) -> Iterator[str]:
    yield f'<section id="walk"><h2>{escape(words["walk"])}</h2>'
    if page.asked:
        yield "<ol>"
        for question, answer in page.asked:
            yield f"<li>{escape(question)} <b>{escape(answer)}</b></li>"
        yield "</ol>"
    yield f"<pre>{escape(chr(10).join(page.concluded) or words['nothing'])}</pre></section>"


def _items(items: Sequence[Item], level: int) -> Iterator[str]:
    """Yield chapters as headings, and what stands under them as nested lists."""
    for item in items:
        yield f"<h{level}>{escape(item.text)}</h{level}>"
        yield from _list(item.items)


def _list(items: Sequence[Item]) -> Iterator[str]:
    if items:
        yield "<ul>"
        for item in items:
            yield f"<li>{escape(item.text)}"
            yield from _list(item.items)
            yield "</li>"
        yield "</ul>"


_WORDS: Final[Mapping[Language, Mapping[str, str]]] = {
    "fr": {
        "problems": "Problèmes",
        "none": "Aucun problème.",
        "scenarios": "Scénarios",
        "walk": "Parcours du patient ordinaire",
        "drawing": "Dessin",
        "text": "Tout le protocole",
        "nothing": "Montré dès que le fichier n'a plus d'erreur.",
        "stale": (
            "Le fichier a des erreurs : ce qui suit est la dernière version sans erreur, de "
        ),
    },
    "en": {
        "problems": "Problems",
        "none": "No problem.",
        "scenarios": "Scenarios",
        "walk": "Walk of the ordinary patient",
        "drawing": "Drawing",
        "text": "The whole protocol",
        "nothing": "Shown as soon as the file has no error.",
        "stale": "The file has errors: what follows is the last version without errors, of ",
    },
}

_SCRIPT: Final = """
"use strict";
const stamp = document.documentElement.dataset.stamp;
if (location.search === "?stamp") {
  parent.postMessage(stamp, "*");
  window.stop();
} else {
  addEventListener("message", (message) => {
    if (/^[0-9a-f]{64}$/.test(message.data) && message.data !== stamp) location.reload();
  });
  addEventListener("load", () => {
    const copy = document.createElement("iframe");
    copy.hidden = true;
    copy.title = "arbre";
    document.body.append(copy);
    const look = () => { if (!document.hidden) copy.src = location.pathname + "?stamp"; };
    look();
    setInterval(look, 400);
  });
}
"""

_STYLE: Final = """
body { font: 16px/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 90rem;
  padding: 0 1rem 4rem; color: #1b1b1b; background: #fff; }
header { position: sticky; top: 0; background: #fff; border-bottom: 1px solid #ccc;
  padding: .25rem 0; }
header h1 { font-size: 1.2rem; margin: 0; } header p { margin: 0; color: #555; }
nav a { margin-right: 1rem; } section { scroll-margin-top: 6rem; }
pre { overflow-x: auto; font: 13px/1.45 ui-monospace, monospace; border: 1px solid #ccc;
  padding: .5rem; white-space: pre; }
article { border-left: .4rem solid #b3261e; padding-left: .75rem; margin: 1rem 0; }
article.warning { border-left-style: double; border-left-color: #a15c00; }
article.advice { border-left-style: dotted; border-left-color: #1f4e79; }
article h3, article p { margin: .25rem 0; }
.stale { background: #fff4d6; border: 1px solid #a15c00; padding: .5rem; font-weight: 700; }
.good { border-left: .4rem solid #2e7d32; padding-left: .75rem; }
.bad { border-left: .4rem solid #b3261e; } .drawing { overflow-x: auto; }
@media (prefers-color-scheme: dark) {
  body, header { color: #eee; background: #161616; } header p { color: #aaa; }
  pre, header { border-color: #444; } a { color: #9cf; } .stale { background: #3a2c00; }
}
@media print { header { position: static; } nav { display: none; } }
"""
