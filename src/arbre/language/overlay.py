"""What the file of a local overlay says: Document → Overlay.

A structure adapts a protocol without rewriting it. The keys are all that it may do: what has no key
here cannot be changed. As in `protocol`, the schema made from these models is the gate.
"""

from __future__ import annotations

from typing import Annotated, Literal

from arbre.language.protocol import (
    Alert,
    Bound,
    Cite,
    Contraindication,
    Definition,
    Exact,
    ExclusionCriterion,
    Guarantee,
    Hash,
    Identifier,
    Label,
    LegalText,
    Model,
    Parameter,
    Phrase,
    ProtocolId,
    ProtocolName,
    Question,
    Referral,
    SourceText,
    Text,
    Validity,
    Value,
    Version,
    WrittenCondition,
    form,
)


class Extended(Model):
    """The protocol that is adapted, by its very text; `compared` is what `arbre check` says."""

    protocol: ProtocolName
    version: Version
    hash: Hash
    compared: Hash | None = None


class LocalValue(Model):
    """The value of a parameter that the protocol has; its unit and its label stay."""

    value: Exact
    status: Literal["documented", "guidance", "assumed"]
    note: Text | None = None
    cite: Cite | None = None


class Contact(Model):
    """How a referral of the protocol is reached here; `say` is said after what it says."""

    channel: Phrase | None = None
    say: Text | None = None


class OnlyIf(Model):
    when: WrittenCondition
    label: Label | None = None
    cite: Cite | None = None


class NotGiven(Model):
    label: Label
    cite: Cite | None = None


class LoweredLimit(Model):
    max: Bound
    cite: Cite | None = None


class NarrowedAct(Model):
    """An act of the protocol, given to fewer patients, or less of it."""

    contraindications: tuple[Contraindication, ...] = ()
    only_if: OnlyIf | None = None
    not_given: NotGiven | None = None
    limits: dict[Identifier, LoweredLimit] | None = None
    how: Text | None = None


class Overlay(Model):
    """The whole file."""

    arbre: Annotated[int, form("Format")]
    extends: Extended
    id: ProtocolId
    version: Version
    title: Text
    description: Text | None = None
    status: Literal["draft", "active", "suspended", "retired"]
    valid: Validity | None = None
    legal_basis: tuple[LegalText, ...] = ()
    inform: Text | None = None
    set: dict[Identifier, LocalValue] | None = None
    contacts: dict[Identifier, Contact] | None = None
    sources: dict[Identifier, SourceText] | None = None
    parameters: dict[Identifier, Parameter] | None = None
    questions: dict[Identifier, Question] | None = None
    definitions: dict[Identifier, str | Definition] | None = None
    values: dict[Identifier, Value] | None = None
    alerts: tuple[Alert, ...] = ()
    exclusion: tuple[ExclusionCriterion, ...] = ()
    withdrawal: tuple[ExclusionCriterion, ...] = ()
    referrals: dict[Identifier, Referral] | None = None
    acts: dict[Identifier, NarrowedAct] | None = None
    guarantees: tuple[Guarantee, ...] = ()
