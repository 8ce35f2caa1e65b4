"""Synthetic protocols of any size, for measuring."""

from __future__ import annotations

HEAD = """\
arbre: 1
id: synthetique
version: 1.0.0
language: fr
title: Protocole synthétique, sans valeur clinique
kind: demonstration
fidelity: demonstration
status: active
valid: {from: 2026-01-01, review_by: 2036-01-01}
legal_basis: [{text: Aucune}]
delegants: [{profession: medecin}]
delegates: [{profession: masseur-kinesitherapeute}]
sources:
  s: {title: Aucune, statements: {r: {text: Règle inventée, confidence: unknown}}}
doubt: {refer: delegant}
consent: {ask: [accord], inform: Rien., else: {refer: delegant}, cite: s.r}
alerts: [{id: danger, when: danger, refer: urgences, cite: s.r}]
inclusion: [{id: age, reason: age, when: age between 18 and 65, else: {refer: delegant}, cite: s.r}]
exclusion: [{id: exclu, when: exclu, refer: delegant, cite: s.r}]
referrals:
  urgences: {to: emergency, urgency: immediate}
  delegant: {to: delegant, urgency: same_day}
acts:
  conseil: {kind: advice, derogatory: false, label: Conseil, contraindications: [], cite: s.r}
"""

FIRST_QUESTIONS = """\
questions:
  accord: {ask: "Accord ?", label: Accord, type: boolean, cite: s.r}
  danger: {ask: "Danger ?", label: Danger, type: boolean, cite: s.r}
  exclu: {ask: "Exclu ?", label: Exclu, type: boolean, cite: s.r}
  age: {ask: "Âge ?", label: Âge, type: integer, range: [0, 120], cite: s.r}
"""

QUESTION = '  q{i}: {{ask: "Q{i} ?", label: Question {i}, type: boolean, cite: s.r}}\n'

NODE = """\
    n{i}:
      branches:
        - {{when: q{i} and age > 20, next: n{i}_oui}}
      otherwise: {{next: {onward}}}
      if_unknown: {{refer: delegant}}
    n{i}_oui: {{acts: [conseil], next: {onward}}}
"""


def protocol(nodes: int) -> str:
    """Return a protocol whose tree has about that many nodes, in a chain of small forks."""
    forks = max(1, nodes // 2)
    questions = "".join(QUESTION.format(i=i) for i in range(forks))
    tree = "".join(
        NODE.format(i=i, onward=f"n{i + 1}" if i + 1 < forks else "end") for i in range(forks)
    )
    return f"{HEAD}{FIRST_QUESTIONS}{questions}tree:\n  start: n0\n  nodes:\n{tree}"


def answers(nodes: int) -> dict[str, object]:
    """Return the answers that lead through every node of `protocol(nodes)`."""
    forks = max(1, nodes // 2)
    return {
        "accord": True,
        "danger": False,
        "exclu": False,
        "age": 34,
        **{f"q{i}": True for i in range(forks)},
    }
