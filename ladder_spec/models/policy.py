"""`policies/`: how to move up (promotion), mentors and career talks (mentorship), recognition."""

from typing import Annotated, Literal

from pydantic import Discriminator, Field, Tag

from ladder_spec.models.base import ActorId, Block, Count, Defines, Id, Line, Money, MonthDay, RoleId, Title, Whole, Words, YesNo
from ladder_spec.models.shared import Promise, Proofs, text_or_block

RequirementKind = Literal[
    "competency",
    "credential",
    "experience",
    "education",
    "age",
    "program",
    "evidence",
    "review",
    "conduct",
    "any_of",
    "n_of",
]


class Window(Block):
    """A time of the year in which you may apply."""

    from_: MonthDay = Field(alias="from")
    """The first day."""
    to: MonthDay
    """The last day."""


class ProcessStep(Block):
    """One step of moving up."""

    id: Annotated[Id, Defines("process-step", within="file")]
    """Short name of the step."""
    who: ActorId
    """Who acts: a role, or `ma` = you."""
    text: Line
    """What happens."""
    within_days: Whole | None = None
    """Work days after the step before; needed unless you act yourself."""


class Credit(Block):
    """What was learned elsewhere and counts, the same at every clinic."""

    id: Annotated[Id, Defines("credit", within="file")]
    """Short name of the rule."""
    kinds: Annotated[tuple[RequirementKind, ...], Field(min_length=1)]
    """The kinds of requirement that it meets."""
    text: Line
    """The rule in plain words."""
    evidence: Proofs
    """The proof."""


class Appeal(Block):
    """How to ask again."""

    to: RoleId
    """Who hears it."""
    how: Line
    """How to ask."""
    within_days: Count
    """Days after the no in which you may ask."""
    answer_days: Count
    """Work days until the answer."""


class Publishes(Block):
    """What is published, so that all can see that it is fair."""

    what: Annotated[tuple[Literal["applied", "approved", "not-yet", "median-days"], ...], Field(min_length=1)]
    """The numbers."""
    by: Annotated[tuple[Literal["level", "site"], ...], Field(min_length=1)]
    """For what they are counted."""
    every: Literal["month", "quarter", "year"]
    """How often."""


class PromotionFile(Block):
    """How to move up."""

    schema_: Literal["rungbook/promotion/v1"] = Field(alias="schema")
    """rungbook/promotion/v1"""
    id: Annotated[Id, Defines("promotion")]
    """Short name, equal to the file name."""
    title: Title
    """What readers see."""
    aka: Words = ()
    """Other words that people type when they look for it."""
    summary: Line | None = None
    """One line about it."""
    windows: Annotated[
        Annotated[tuple[Window, ...], Field(min_length=1), Tag("block")] | Annotated[Literal["any-day"], Tag("text")],
        Discriminator(text_or_block),
    ]
    """any-day, or the times of the year in which you may apply."""
    steps: Annotated[tuple[ProcessStep, ...], Field(min_length=1)]
    """The steps, in order."""
    decides: RoleId
    """Who decides."""
    with_: tuple[RoleId, ...] = Field(default=(), alias="with")
    """Who decides with them."""
    if_no: Line
    """What you get if the answer is no."""
    keep_signoffs_months: Count
    """How many months a sign-off stays good."""
    signoff_rules: Annotated[tuple[Line, ...], Field(min_length=1)]
    """What holds for every sign-off."""
    credit: tuple[Credit, ...]
    """What was learned elsewhere and counts."""
    appeal: Appeal
    """How to ask again."""
    no_retaliation: Line
    """The promise that nobody is punished for asking."""
    notice_days: Count
    """Days of notice before a harder rule holds."""
    pay_changes: Literal["decision-day", "next-pay-day"]
    """When the new pay starts."""
    in_progress: Promise
    """How long you may finish under the rules that you started with."""
    publishes: Publishes
    """What is published."""


class Meetings(Block):
    """How often a pair meets."""

    every: Literal["week", "two-weeks", "month", "quarter"]
    """How often."""
    paid_minutes: Count
    """Paid minutes each time."""


class Mentors(Block):
    """Who mentors, and what they get."""

    who: Line
    """Who can be a mentor."""
    get: Line
    """What a mentor gets."""
    matched_by: Line
    """How pairs are made."""


class CareerTalks(Block):
    """Talks about your plans, apart from your review."""

    per_year: Count
    """How many a year."""
    paid_minutes: Count
    """Paid minutes each time."""
    who: RoleId
    """Who talks with you."""
    apart_from: Line
    """What it is not."""
    you_leave_with: Line
    """What you have in your hand after it."""


class MentorshipFile(Block):
    """Mentors and career talks."""

    schema_: Literal["rungbook/mentorship/v1"] = Field(alias="schema")
    """rungbook/mentorship/v1"""
    match_within_days: Count
    """Days until you have a mentor."""
    meetings: Meetings
    """How often you meet."""
    mentors: Mentors
    """Who mentors."""
    career_talks: CareerTalks
    """Talks about your plans."""


class Recognition(Block):
    """One way in which good work is seen."""

    id: Annotated[Id, Defines("recognition")]
    """Short name."""
    text: Line
    """What it is."""
    consent: YesNo = False
    """true = only if you say yes."""
    amount: Money | None = None
    """Money that comes with it."""
    at_years: tuple[Count, ...] = ()
    """At how many years in a level."""


class RecognitionFile(Block):
    """How good work is seen."""

    schema_: Literal["rungbook/recognition/v1"] = Field(alias="schema")
    """rungbook/recognition/v1"""
    recognition: Annotated[tuple[Recognition, ...], Field(min_length=1)]
    """The ways."""
