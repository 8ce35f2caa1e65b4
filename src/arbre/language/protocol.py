"""What a protocol file says: Document → Protocol.

The models mirror the file key by key. They hold no logic and no places: a place is asked of the
Document by its path. Conditions and terms are kept as they are written; `tree` parses them.

The published schema is made from these models and is the gate: forms of texts (`schema.forms`) and
keys that go together (`schema.rules`) are stated there once, and not checked again here.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, WithJsonSchema


def form(name: str) -> WithJsonSchema:
    """Stand for a form that `schema.forms` states."""
    return WithJsonSchema({"form": name})


Identifier = Annotated[str, form("Identifier")]
ProtocolId = Annotated[str, form("ProtocolId")]
Word = Annotated[str, form("Word")]
Version = Annotated[str, form("Version")]
Day = Annotated[str, form("Day")]
Duration = Annotated[str, form("Duration")]
Delay = Annotated[str, form("Delay")]
Phrase = Annotated[str, form("Phrase")]
Url = Annotated[str, form("Url")]
Step = Annotated[Decimal, form("Step")]
Hash = Annotated[str, form("Hash")]
ProtocolName = Annotated[str, form("ProtocolName")]
Exact = Annotated[int | Decimal, form("Number")]

# A condition is text, or a mapping with one of all / any / none / at_least (conditions.parsing).
WrittenCondition = Annotated[str | dict[str, Any], form("Condition")]
# A term is a number, or text: a name, `1200 mg`, `poids * 60`.
WrittenTerm = Annotated[int | Decimal | str, form("Term")]


class Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Bilingual(Model):
    fr: str
    en: str


Text = Annotated[str | Bilingual, form("Text")]
Label = Annotated[str | Bilingual, form("Label")]
Cite = Annotated[str | tuple[str, ...], form("Cite")]
Range = Annotated[tuple[int | Decimal, int | Decimal], form("Range")]
Bound = Annotated[int | Decimal | str | tuple[int | Decimal | str, ...], form("Bound")]


# ── who, where, on what ground ────────────────────────────────────────────────────────────────


class Professional(Model):
    profession: Word
    specialty: Word | None = None


class Validity(Model):
    from_: Day = Field(alias="from")
    until: Day | None = None
    review_by: Day


class LegalText(Model):
    text: Text
    article: Phrase | None = None
    date: Day | None = None
    url: Url | None = None
    cite: Cite | None = None


class Training(Model):
    hours: Exact | None = None
    given_by: Phrase | None = None
    content: Text | None = None
    cite: Cite | None = None


class Organisation(Model):
    delegant_reachable_by: tuple[Literal["phone", "teleconsultation", "in_person"], ...]
    information_sharing: Text
    adverse_events: Text
    cite: Cite | None = None


Confidence = Literal[
    "official", "professional", "secondary", "guideline", "study", "inferred", "recalled", "unknown"
]


class Statement(Model):
    text: Text
    confidence: Confidence


class SourceText(Model):
    title: Text
    url: Url | None = None
    date: Day | None = None
    note: Text | None = None
    statements: Annotated[dict[Identifier, Statement], Field(min_length=1)]


class Parameter(Model):
    value: Exact
    unit: Phrase | None = None
    label: Label | None = None
    status: Literal["documented", "guidance", "assumed"]
    note: Text | None = None
    cite: Cite | None = None


# ── what is asked ─────────────────────────────────────────────────────────────────────────────

QuestionType = Literal[
    "boolean", "integer", "decimal", "choice", "choices", "date", "datetime", "text"
]


class Question(Model):
    ask: Text
    label: Label
    if_true: Label | None = None
    if_false: Label | None = None
    how: Text | None = None
    type: QuestionType
    unit: Phrase | None = None
    range: Range | None = None
    step: Step | None = None
    options: Annotated[dict[Identifier, Label], Field(min_length=1)] | None = None
    if_: WrittenCondition | None = Field(default=None, alias="if")
    holds: Literal["visit", "case"] = "visit"
    aggravates: Annotated[tuple[Identifier, ...], Field(min_length=1)] | None = None
    worse: Literal["higher", "lower"] | None = None
    cite: Cite | None = None


class Definition(Model):
    when: WrittenCondition
    label: Label | None = None
    cite: Cite | None = None


class Case(Model):
    when: WrittenCondition
    value: WrittenTerm


class Points(Model):
    when: WrittenCondition
    points: int


class Value(Model):
    """A value by cases (with `otherwise`), or a score as a sum of points."""

    label: Label | None = None
    unit: Phrase | None = None
    cases: Annotated[tuple[Case, ...], Field(min_length=1)] | None = None
    otherwise: WrittenTerm | None = None
    points: Annotated[tuple[Points, ...], Field(min_length=1)] | None = None
    cite: Cite | None = None


# ── where a patient is sent ───────────────────────────────────────────────────────────────────

Addressee = Literal["emergency", "specialist", "delegant", "usual_physician"]
Urgency = Literal["immediate", "now", "same_day", "planned"]


class Referral(Model):
    to: Addressee
    urgency: Urgency
    channel: Phrase | None = None
    within: Duration | None = None
    label: Label | None = None
    say: Text | None = None
    cite: Cite | None = None


class Refer(Model):
    refer: Identifier


class Target(Model):
    next: Identifier | None = None
    refer: Identifier | None = None


class UnknownTarget(Target):
    ground: WrittenCondition | None = None
    else_: Refer | None = Field(default=None, alias="else")
    cite: Cite | None = None


Reason = Literal["age", "clinical", "history", "treatment", "administrative", "availability"]


class Criterion(Model):
    id: Identifier
    label: Label | None = None
    when: WrittenCondition
    cite: Cite | None = None


class Alert(Criterion):
    refer: Identifier
    if_unknown: Refer | None = None


class InclusionCriterion(Criterion):
    reason: Reason = "clinical"
    else_: Refer = Field(alias="else")


class ExclusionCriterion(Criterion):
    reason: Reason = "clinical"
    refer: Identifier


class Consent(Model):
    ask: Annotated[tuple[Identifier, ...], Field(min_length=1)]
    inform: Text
    else_: Refer = Field(alias="else")
    cite: Cite | None = None


class Entitlement(Model):
    """Where a patient goes when the person at work may not act, or the protocol is not in force."""

    else_: Refer = Field(alias="else")


# ── acts ──────────────────────────────────────────────────────────────────────────────────────

Looking = Literal["examination", "diagnosis", "imaging", "laboratory", "test"]
Treating = Literal["medication", "orthosis", "device", "sick_leave", "physiotherapy", "vaccination"]
ActKind = Literal[Looking, Treating, "advice", "proposal"]


class Limit(Model):
    min: Bound | None = None
    max: Bound | None = None
    cite: Cite | None = None


class Contraindication(Definition):
    refer: Identifier | None = None


class Act(Model):
    kind: ActKind
    derogatory: bool
    label: Label
    how: Text | None = None
    contraindications: tuple[Contraindication, ...] | None = None
    limits: dict[Identifier, Limit] = Field(default_factory=dict)
    cite: Cite | None = None


class HandOver(Model):
    when: WrittenCondition
    hand_over: Identifier


class ElseOfFirst(Model):
    refer: Identifier | None = None
    hand_over: Identifier | None = None


class ActStep(Model):
    act: Identifier | None = None
    first_of: Annotated[tuple[Identifier, ...], Field(min_length=2)] | None = None
    when: WrittenCondition | None = None
    also: tuple[HandOver, ...] = ()
    else_: ElseOfFirst | None = Field(default=None, alias="else")
    cite: Cite | None = None


# ── the tree ──────────────────────────────────────────────────────────────────────────────────


class Wait(Model):
    for_: Literal["visit", "validation", "reply", "result"] = Field(alias="for")
    by: Literal["delegate", "delegant", "specialist"] | None = None
    specialty: Word | None = None
    channel: Phrase | None = None
    question: Identifier | None = None
    from_: Identifier = Field(default="start", alias="from")
    after: Delay | None = None
    before: Delay
    if_none: Refer | None = None
    cite: Cite | None = None


class Branch(Target):
    when: WrittenCondition
    cite: Cite | None = None


class Exclude(Model):
    reason: Reason = "clinical"
    refer: Identifier


class Node(Model):
    label: Label | None = None
    wait: Wait | None = None
    again: tuple[Identifier, ...] = ()
    alerts: tuple[Alert, ...] = ()
    ask: tuple[Identifier, ...] = ()
    one_screen: bool = False
    acts: tuple[Identifier | ActStep, ...] = ()
    next: Identifier | None = None
    branches: Annotated[tuple[Branch, ...], Field(min_length=1)] | None = None
    otherwise: Target | None = None
    if_unknown: UnknownTarget | None = None
    first_match: bool = False
    refer: Identifier | None = None
    exclude: Exclude | None = None
    cite: Cite | None = None


class Nodes(Model):
    start: Identifier
    nodes: Annotated[dict[Identifier, Node], Field(min_length=1)]


# ── what is promised ──────────────────────────────────────────────────────────────────────────


class Promise(Model):
    act: Identifier | None = None
    kind: ActKind | None = None
    refer: Identifier | None = None
    above: WrittenTerm | None = None
    limit: Identifier | None = None


class Guarantee(Model):
    id: Identifier
    label: Label | None = None
    among: Literal["everyone", "included", "asked"] = "included"
    at: Identifier | None = None
    when: WrittenCondition | None = None
    always: Promise | None = None
    never: Promise | None = None
    cite: Cite | None = None


class Protocol(Model):
    """The whole file."""

    arbre: Annotated[int, form("Format")]
    id: ProtocolId
    version: Version
    language: Literal["fr", "en"]
    title: Text
    description: Text | None = None
    kind: Literal["national", "local", "statutory", "recommendation", "demonstration"]
    fidelity: Literal["official", "reconstruction", "demonstration"]
    status: Literal["draft", "active", "suspended", "retired"]
    valid: Validity
    legal_basis: Annotated[tuple[LegalText, ...], Field(min_length=1)]
    delegants: Annotated[tuple[Professional, ...], Field(min_length=1)]
    delegates: Annotated[tuple[Professional, ...], Field(min_length=1)]
    settings: tuple[Word, ...] = ()
    training: Training | None = None
    organisation: Organisation | None = None
    sources: Annotated[dict[Identifier, SourceText], Field(min_length=1)]
    parameters: dict[Identifier, Parameter] = Field(default_factory=dict)
    questions: Annotated[dict[Identifier, Question], Field(min_length=1)]
    definitions: dict[Identifier, str | Definition] = Field(default_factory=dict)
    values: dict[Identifier, Value] = Field(default_factory=dict)
    alerts: tuple[Alert, ...] = ()
    doubt: Refer | None = None
    entitlement: Entitlement | None = None
    consent: Consent
    inclusion: Annotated[tuple[InclusionCriterion, ...], Field(min_length=1)]
    exclusion: tuple[ExclusionCriterion, ...]
    withdrawal: tuple[ExclusionCriterion, ...] = ()
    referrals: Annotated[dict[Identifier, Referral], Field(min_length=1)]
    acts: dict[Identifier, Act]
    tree: Nodes
    guarantees: tuple[Guarantee, ...] = ()
