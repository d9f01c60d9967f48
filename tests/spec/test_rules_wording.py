"""Real sentences: what a list of words would wrongly flag, and what must be flagged.

Each table is put into a level of the small handbook, one duty or requirement a sentence, and checked at once.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from ladder_spec.problems import Problem
from tests.spec import cases

M2 = "ladders/medical-assistant/levels/ma-2.yml"
REQUIREMENT = """\
  - id: asked-{number}
    kind: evidence
    text: {text}
    why: Reason number {number}.
    evidence:
      - type: watched
        what: thing {number}
        count: 10
        days: 2
        checkers: 3
        signed_by:
          - nurse
"""

GOOD_DUTIES = {
    "LS303": [
        "You keep your license in good standing.",
        "Your sign-off stays good for 24 months.",
        "You choose an age-appropriate cuff for each child.",
        "You check the patient's understanding of the plan.",
        "You chart a child's ability to swallow a pill.",
        "You ask the parents about their knowledge of inhalers.",
        "You watch how a nurse demonstrates the pump to the patient.",
        "You draw again when the lab says: quantity not sufficient.",
        "You lock your screen with a strong password.",
        "You report each needle stick, as required by state law.",
        "You log each good catch in the safety list.",
        "The change is effective from July.",
        "You count the goods in the store room.",
        'You ask the provider to sign each "as needed" order.',
        "You ask for the consent of a competent adult.",
        "You know who may treat a person under the Good Samaritan law.",
        "You train MAs in tools that they are not yet familiar with.",
        "You report what hinders our ability to see patients on time.",
        "You note each patient\u2019s ability to stand.",
        "You keep self-sufficient patients in the loop.",
    ],
    "LS305": [
        "You do NOT draw blood from an arm with a port.",
        "You test for COVID-19 at the car.",
        "You give shots of vitamin B12 in room B4.",
        "You log it in the EHR (electronic health record).",
        "You tell the Patient Care Coordinator (PCC) about each no-show.",
        "You open the door at 8 AM and lock it at 6 PM.",
        "Medical Assistants II and IV share this desk.",
        "You fill in form W-4 and form I-9.",
        "MAs help each other; an MA's badge opens the lab.",
    ],
    "LS309": [
        "You explain the draw in child-friendly words.",
        "You ask what keeps the patient motivated to quit.",
        "You know when a mature minor may sign alone.",
        "You send a friendly reminder the day before.",
        "You hold the hand of a child whose visit is unpleasant.",
        "You show compassionate care by asking first.",
        "You ask what would keep the team motivated.",
    ],
    "LS312": [
        "You room each patient, take vital signs, chart them, and tell the provider when one is out of range.",
        "You ask for the name. You ask for the day of birth. You check both against the chart. You ask why the patient came.",
        "You read the [steps for hard draws](https://rivermark.example/a/long/address) aloud before you start - every single time.",
    ],
    "LS804": [
        "You hold a CMA (AAMA) card.",
        "You hold a **CMA (AAMA)** card.",
        "You hold the CMA card of the AAMA.",
        "You help people to get the AAMA's CMA.",
    ],
    "LS806": [
        "You write to ma-careers@harbor.example with questions.",
        "You call 555-0100, or write to front.desk@harbor.example.",
        "You send lab tubes to 120 Park Dr. by noon.",
        "You read the Mayo Clinic guide with the family.",
    ],
    "LS902": [
        "You follow [the rules of California](scope:ca).",
        "You follow [the class](program:first-weeks), then [draw blood](competency:venipuncture).",
        "You write `[x](level:none)` in the code box.",
    ],
}

BAD_DUTIES = {
    "LS303": [
        "You help with other duties as assigned.",
        "You restock rooms as needed.",
        "You answer messages in a timely manner.",
        "You show good judgment.",
        "You demonstrate things, and a good MA demonstrates respect.",
        "You have the ability to work in a team.",
        "You are familiar with the charting system.",
        "You clean and/or restock rooms.",
        "You wear proper gloves, gowns, etc.",
        "You use appropriate gloves.",
        "You give patients adequate time.",
        "You communicate effectively.",
        "You have a strong understanding of privacy rules.",
        "You shall chart each visit.",
    ],
    "LS305": ["You log it in the LIS.", "You run an A1C test.", "You read each MRN aloud.", "You check the PHQ-9 score."],
    "LS309": [
        "You have a positive attitude.",
        "You are a team player.",
        "You are a self-starter with a good work ethic.",
        "You greet people in a friendly way.",
        "You act with professionalism.",
        "You are enthusiastic and dependable.",
    ],
    "LS312": [
        "You room each patient, take all vital signs, chart them at once, and tell the provider early when any of them is out of range.",
    ],
    "LS804": ["You hold a CMA card.", "You hold a CMA (see the list) card."],
    "LS806": [
        "You ask Dr. Lopez.",
        "You ask Mrs Vance at the desk.",
        "You write to maria.lopez@harbor.example.",
        "You call Prof. Oduya first.",
    ],
    "LS902": ["You do [this](competency:venipunture).", "You read [this](level:ma-9).", "You ask **[them](site:harbour-street)**."],
}

GOOD_REQUIREMENTS = {
    "LS306": [
        "10 watched draws on 2 days.",
        "10 draws, watched by 3 people on 2 different days.",
        "Between 2 and 10 watched draws, as the nurse says.",
        "A class of 2 hours and 10 minutes.",
        "Rooms 2 and 3 set up 10 times.",
        "10 draws from patients of 3 kinds: children, adults, and elders.",
        "10 draws; we pay for the class.",
        "10 draws; half of them may be from adults.",
        "10 draws from patients of all kinds (children; adults; elders).",
        "10 draws in all visits; making sure that nobody waits.",
        "10 draws from adults; or from children.",
    ],
    "LS311": [
        "Ten watched draws on two days.",
        "10 draws with the 12-lead set, in the two-person room.",
        "10 draws before 8:30 am, in room 4, since 2026.",
        "10 draws, in any 24/7 clinic of level 5.",
        "10 calls where you call 911 in a drill.",
        "10 draws as MA 2, or as Medical Assistant II.",
        "10 draws, and no 1st draw by a guest.",
        "10 draws with the $30 kit.",
        "Draws on 2 days, 3 checkers.",
        "A draw of 2.5 mL, 10 times.",
        "10 draws, talked through in the 1:1s with your lead.",
        "1. Wash your hands. 2. Draw 10 times. 3. Label the tube.",
        "10 draws under HR 316, as [this page](https://rivermark.example/3045853) says.",
        "10 draws; see https://rivermark.example/45/draws for the form.",
    ],
}

BAD_REQUIREMENTS = {
    "LS306": [
        "10 watched draws and 10 watched shots.",
        "10 draws, plus 3 signed letters.",
        "10 draws; a signed letter.",
        "10 draws as well as 2 talks.",
    ],
    "LS311": [
        "11 watched draws on 2 days.",
        "Eleven watched draws.",
        "Twenty-five watched draws.",
        "10 watched draws on 5 days.",
        "1,000 watched draws.",
        "10 draws in 2 years and 6 weeks.",
        "Watched 12 times.",
    ],
}


def rows(table: dict[str, list[str]]) -> list[tuple[str, str]]:
    """Each sentence with its code."""
    return [(code, text) for code, texts in table.items() for text in texts]


def quoted(text: str) -> str:
    """The text as YAML takes it whole."""
    return "'" + text.replace("'", "''") + "'"


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Problem]]:
    """For each sentence of all tables, what is said of it."""
    found: dict[str, list[Problem]] = {}
    for duties, requirements in ((GOOD_DUTIES, GOOD_REQUIREMENTS), (BAD_DUTIES, BAD_REQUIREMENTS)):
        found |= _told(tmp_path_factory.mktemp("wording"), rows(duties), rows(requirements))
    return found


def _told(folder: Path, duties: Iterable[tuple[str, str]], requirements: Iterable[tuple[str, str]]) -> dict[str, list[Problem]]:
    said = [text for _, text in duties]
    asked = [text for _, text in requirements]
    duty_lines = "".join(f"  - id: said-{number}\n    text: {quoted(text)}\n" for number, text in enumerate(said))
    asked_lines = "".join(REQUIREMENT.format(number=number, text=quoted(text)) for number, text in enumerate(asked))
    edits = [
        {"file": M2, "replace": "requirements:\n", "with": f"{duty_lines}requirements:\n"},
        {"file": M2, "replace": "drops:\n", "with": f"{asked_lines}drops:\n"},
    ]
    report = cases.run({"of": "small", "edits": edits}, folder)
    lines = (folder / M2).read_text(encoding="utf-8").splitlines()
    found: dict[str, list[Problem]] = {text: [] for text in (*said, *asked)}
    for problem in report.problems:
        text = next(text for text in found if lines[problem.span.start.line - 1].endswith(f": {quoted(text)}"))
        found[text].append(problem)
    return found


@pytest.mark.parametrize(("code", "text"), [*rows(GOOD_DUTIES), *rows(GOOD_REQUIREMENTS)])
def test_good_sentences(code: str, text: str, told: dict[str, list[Problem]]) -> None:
    """Nothing is said of a sentence that only looks like a fault of the code, by no rule at all."""
    assert [f"{problem.code} {problem.message}" for problem in told[text]] == [], f"a false alarm beside {code}"


@pytest.mark.parametrize(("code", "text"), [*rows(BAD_DUTIES), *rows(BAD_REQUIREMENTS)])
def test_bad_sentences(code: str, text: str, told: dict[str, list[Problem]]) -> None:
    """The fault is named, and the words of the sentence stand in the message."""
    assert code in {problem.code for problem in told[text]}


@pytest.mark.parametrize("code", [*GOOD_DUTIES, *GOOD_REQUIREMENTS])
def test_at_least_two_good_sentences(code: str) -> None:
    """Each rule of wording is held against two sentences that a naive check would flag."""
    assert len((GOOD_DUTIES | GOOD_REQUIREMENTS)[code]) >= 2
