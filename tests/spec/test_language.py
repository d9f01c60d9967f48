"""The language as its design sets it out, key by key, held against the models: nothing is missing, and nothing is there in secret."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from ladder_spec.models import FILE_KINDS
from ladder_spec.models.base import Block
from ladder_spec.models.help import field_help
from ladder_spec.models.structure import Structure, structure_of

REQUIREMENT = "id text kind | why evidence accept_instead meaning renamed_from replaces"
PROOF = "signed_by type | text good_for_months"

LANGUAGE = {
    # block: required keys | optional keys; `note` may stand in any block
    "HandbookFile": "schema title organization edition edition_date languages states currency ladders contact paper scales roles"
    " site_limits lint | example",
    "Contact": "office how | feedback",
    "Scale": "id steps |",
    "Step": "id title means | by_practice",
    "Role": "id title means |",
    "SiteLimits": "adds swaps |",
    "Lint": "profile | accept",
    "AcceptedException": "rule at owner until reason |",
    "CompetenciesFile": "schema domain competencies | retired",
    "Domain": "id title | aka summary scale",
    "Competency": "id title definition behaviors evidence | aka summary task meaning renamed_from",
    "CredentialsFile": "schema credentials |",
    "Credential": "id letters title body type costs source as_of review_by"
    " | aka summary renews ways_in state not_same_as facts renamed_from",
    "Renewal": "months ends | how",
    "Source": "title standing |",
    "Cost": "id for amount | covered_by",
    "ProgramFile": "schema id title provider teaches hours schedule where format costs apply review_by"
    " | aka summary prepares_for gives needs renamed_from",
    "Provider": "title internal |",
    "Teaches": "competency to |",
    "Hours": "paid own |",
    "Apply": "how | url code",
    "FundingFile": "schema funding |",
    "Fund": "id title pays_for paid_to when how commitment review_by | aka summary cap parts terms example payback from_level renamed_from",
    "Cap": "amount per |",
    "Commitment": "months | forgiven",
    "Payback": "rule interest hardship | text",
    "LadderFile": "schema id title tracks tiers levels promotion pay_rules entry transitions | aka summary codes rows retired renamed_from",
    "Codes": "| onet",
    "Track": "id title for |",
    "Tier": "id title |",
    "PayRules": "basis as_of differentials lateral_keeps_months |",
    "Differential": "id amount per when |",
    "Entry": "to opening | reason review_by",
    "Transition": "from to kind opening | reason review_by",
    "LevelFile": "schema id title track tier summary effective review_by who_helps pay duties requirements"
    " | aka job_codes top drops programs recognition retired renamed_from",
    "Dated": "from | until",
    "Pay": "min max | basis as_of differentials text",
    "PayNotPublished": "not_published |",
    "Duty": "id text | competency program",
    "Drop": "requirement reason |",
    "CompetencyRequirement": "id kind competency proficiency | text why evidence accept_instead meaning renamed_from replaces",
    "CredentialRequirement": f"credentials {REQUIREMENT} need by_month",
    "ExperienceRequirement": f"months levels {REQUIREMENT} outside",
    "OutsideWork": "counts | cap",
    "EducationRequirement": f"schooling {REQUIREMENT}",
    "AgeRequirement": f"years {REQUIREMENT}",
    "ProgramRequirement": f"programs {REQUIREMENT} need",
    "EvidenceRequirement": "id text kind evidence | why accept_instead meaning renamed_from replaces",
    "ReviewRequirement": f"last standing parts {REQUIREMENT}",
    "ConductRequirement": f"clear_months {REQUIREMENT}",
    "AnyOfRequirement": f"options {REQUIREMENT}",
    "NOfRequirement": f"options need {REQUIREMENT} elective",
    "Equivalent": "id text evidence |",
    "Retired": "id edition reason |",
    "Watched": f"count {PROOF} what days checkers",
    "Record": f"what {PROOF} count",
    "Seen": f"what {PROOF} count days",
    "ProgramDone": f"{PROOF} program hours",
    "Card": PROOF,
    "HrFile": f"what {PROOF} last",
    "Letter": f"count from {PROOF}",
    "Portfolio": f"{PROOF} what items max_pages",
    "Test": f"form {PROOF} pass_percent",
    "Measure": f"measure target months {PROOF}",
    "SiteFile": "schema id title state levels not_offered contacts approved | aka summary adds swaps not_here renamed_from",
    "NotOffered": "level reason |",
    "SiteContact": "role how |",
    "Add": "id competency proficiency from_level duty recognized_by reason |",
    "Swap": "at out in reason |",
    "SwapIn": "competency proficiency |",
    "NotHere": "competency get_it_at within_days paid_time reason |",
    "Approved": "by on until |",
    "ScopeFile": "schema state title as_of review_by reviewer tasks | aka summary supervision facts needs",
    "SourcedText": "text source |",
    "StateNeed": "credentials from_level text source |",
    "Task": "task rule | title text adds credentials kept_by swap source",
    "TaskSwap": "need proficiency of |",
    "PromotionFile": "schema id title windows steps decides if_no keep_signoffs_months signoff_rules credit appeal no_retaliation"
    " notice_days pay_changes in_progress publishes | aka summary with",
    "Window": "from to |",
    "ProcessStep": "id who text | within_days",
    "Credit": "id kinds text evidence |",
    "Appeal": "to how within_days answer_days |",
    "Promise": "months text |",
    "Publishes": "what by every |",
    "MentorshipFile": "schema match_within_days meetings mentors career_talks |",
    "Meetings": "every paid_minutes |",
    "Mentors": "who get matched_by |",
    "CareerTalks": "per_year paid_minutes who apart_from you_leave_with |",
    "RecognitionFile": "schema recognition |",
    "Recognition": "id text | consent amount at_years",
    "PathwayFile": "schema id kind title from for credit steps"
    " | aka summary levels ask months cost schedule funding recognition keep_place renamed_from",
    "MonthRange": "min max |",
    "MoneyRange": "min max as_of |",
    "PathwayStep": "text | funding",
    "GlossaryFile": "schema terms |",
    "Term": "id term means | aka",
    "SearchFile": "schema bar questions |",
    "SearchBar": "first first_3 |",
    "Question": "q lang accept |",
    "ChangeFile": "schema id announced effective edition touches direction what why in_progress |",
    "TranslationFile": "schema of fields |",
    "TranslatedField": "text from reviewed |",
}
"""Every block of the language by the name of its model."""

SETS = {
    "kind": "competency credential experience education age program evidence review conduct any_of n_of",
    "type": "watched record seen program card hr-file letter portfolio test measure",
}
"""The closed sets that later work may not widen by the way: kinds of requirement and types of proof."""
YAML_BOOLEANS = {"y", "yes", "n", "no", "true", "false", "on", "off"}
"""What YAML 1.1 reads as a yes-no."""


def places(place: Structure) -> Iterator[Structure]:
    """A place and everything below it."""
    yield place
    for below in place.below():
        yield from places(below)


def all_places() -> Iterator[Structure]:
    """Every place of every kind of file."""
    for kind in FILE_KINDS:
        yield from places(structure_of(kind.model))


BLOCKS: dict[str, type[Block]] = {place.block.__name__: place.block for place in all_places() if place.block is not None}


def test_blocks_are_those_of_the_design() -> None:
    """No block is missing, and none stands in the models alone."""
    assert sorted(BLOCKS) == sorted(LANGUAGE)


@pytest.mark.parametrize("name", LANGUAGE)
def test_keys_are_those_of_the_design(name: str) -> None:
    """Each block has exactly these keys, and exactly these of them are required."""
    required, _, optional = LANGUAGE[name].partition("|")
    structure = structure_of(BLOCKS[name])
    assert structure.required == set(required.split())
    assert set(structure.fields) - structure.required == {*optional.split(), "note"}


@pytest.mark.parametrize("name", LANGUAGE)
def test_every_key_is_explained(name: str) -> None:
    """Each key of a block has a sentence that HR can read, and so has the block."""
    block = BLOCKS[name]
    assert (block.__doc__ or "").strip().endswith(".")
    for key in structure_of(block).fields:
        words = field_help(block, key)
        assert words, f"{name}.{key}"
        assert words[-1] in ".:)`]" or " " not in words or words.startswith("rungbook/"), words


@pytest.mark.parametrize("tag", SETS)
def test_sets_are_closed(tag: str) -> None:
    """The kinds of requirement and the types of proof are those of the design, in its order."""
    widest = max((place.choices for place in all_places() if place.tag_key == tag), key=len)
    assert list(widest) == SETS[tag].split()


def test_no_allowed_value_is_a_yes_or_no_to_yaml() -> None:
    """A word of a closed set means the same to every YAML program."""
    words = {str(word) for place in all_places() if place.marks for word in getattr(place.marks[-1], "__args__", ())}
    assert len(words) > 50
    assert {word.lower() for word in words} & YAML_BOOLEANS == set()


def test_nothing_is_true_unless_it_is_written() -> None:
    """A yes-no that is left out is never a yes: form editors draw an unset box as off."""
    for block in BLOCKS.values():
        assert [name for name, info in block.model_fields.items() if info.default is True] == []


def test_options_never_nest() -> None:
    """A choice is a requirement of one of the first nine kinds."""
    for place in all_places():
        if place.block is not None and "options" in place.fields:
            item = place.fields["options"].item
            assert item is not None
            assert list(item.choices) == SETS["kind"].split()[:9]
