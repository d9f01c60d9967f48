"""Codes of clear words and proof: can a reader see what is asked, and how it is shown?"""

from __future__ import annotations

from typing import Final

from ladder_spec.catalogue.rule import ERROR, WARNING, Rule

WORDING: Final = (
    Rule(
        "LS301",
        ERROR,
        "No proof",
        "MAs said that nobody could tell them what the next level asks for. Each requirement says what shows that it is met, and who "
        "signs.",
        bad="- {id: project, kind: program, text: Finished the class., why: …, programs: [improve-course]}",
        good="- id: project\n  kind: program\n  text: Finished the class.\n  why: …\n  programs: [improve-course]\n"
        "  evidence: [{type: program, program: improve-course, signed_by: [lead]}]",
    ),
    Rule(
        "LS302",
        WARNING,
        "Proof that cannot be measured",
        "If the proof has no number, two people can look at the same work and disagree. Say how many, on how many days, or what the pass "
        "mark is.",
        strict=True,
        bad="evidence: [{type: seen, what: teamwork, signed_by: [lead]}]",
        good="evidence: [{type: seen, what: teamwork, days: 5, signed_by: [lead]}]",
    ),
    Rule(
        "LS303",
        WARNING,
        "A vague word",
        "Words such as good, proficient or as needed mean something else in each clinic. Say what others would see.",
        strict=True,
        bad="text: Shows good phlebotomy skills as appropriate.",
        good="text: Draws blood, labels it at the chair, and sends it.",
    ),
    Rule(
        "LS304",
        WARNING,
        "Hard to read",
        "Texts of one page together read harder than grade 8 (Flesch-Kincaid). Shorter sentences and shorter words help most; terms of the "
        "glossary count as easy words. Pages under 100 words are not graded: on so few words the formula swings by ten grades.",
        bad="text: Demonstrates utilization of phlebotomy competencies commensurate with organizational expectations.",
        good="text: You draw blood by yourself in routine visits.",
    ),
    Rule(
        "LS305",
        WARNING,
        "A short form that nobody explains",
        "New MAs do not know the short forms of the house. Put each into the glossary, or write the words.",
        strict=True,
        bad="text: Finish the QRS class.",
        good="text: Finish the quick response class.",
    ),
    Rule(
        "LS306",
        WARNING,
        "Two demands in one requirement",
        "A person who meets one half cannot tick it, and nobody can say what is missing. Make two requirements, or one with two proofs.",
        bad="- {id: draws-and-shots, text: 10 watched blood draws and 10 watched shots., …}",
        good="- {id: blood-draws, text: 10 watched blood draws., …}\n- {id: shots, text: 10 watched shots., …}",
    ),
    Rule(
        "LS307",
        WARNING,
        "A skill without a number",
        "How often must others have seen it? Without a number in any of its proofs, each checker decides alone.",
        bad="evidence: {on-my-own: [{type: hr-file, what: the skill form, signed_by: [nurse]}]}",
        good="evidence: {on-my-own: [{type: watched, what: shots, count: 10, signed_by: [nurse]}]}",
    ),
    Rule(
        "LS308",
        WARNING,
        "No reason",
        "People accept a demand more easily when they know what it is for. A competency's definition is its reason; all else says why.",
        bad="- {id: review, kind: review, text: Last review says Meets or better., last: 1, standing: meets, parts: all, …}",
        good="- {id: review, kind: review, text: Last review says Meets or better., why: 'Daily work counts, not only tests.', …}",
    ),
    Rule(
        "LS309",
        ERROR,
        "A trait instead of a behavior",
        "A positive attitude cannot be watched or counted, and it is where unfair judgment comes in. Say what a person does.",
        bad="text: Has a positive attitude.",
        good="text: Tells the team early when a visit runs late.",
    ),
    Rule(
        "LS310",
        WARNING,
        "Other words for the same skill",
        "The competency has a line for this step already. Two wordings of one demand soon mean two things: leave `text` out.",
        bad="- {id: ecg, kind: competency, competency: ecg, proficiency: on-my-own, text: Knows how to run an ECG.}",
        good="- {id: ecg, kind: competency, competency: ecg, proficiency: on-my-own}",
    ),
    Rule(
        "LS311",
        ERROR,
        "The words and the fields say different numbers",
        "The page shows the words, and sheets and checks use the fields. If they differ, one of them misleads.",
        bad="- {id: months, kind: experience, text: 18 months as MA I., months: 12, levels: [ma-1]}",
        good="- {id: months, kind: experience, text: 12 months as MA I., months: 12, levels: [ma-1]}",
    ),
    Rule(
        "LS312",
        WARNING,
        "A long sentence",
        "More than 20 words in a sentence are hard to read on a phone between two patients. Make two sentences.",
        bad="text: You room each patient on time, find the reason for the visit, take all vital signs, and tell the provider early if "
        "any of them look wrong.",
        good="text: You room each patient on time and take all vital signs. You tell the provider early if any look wrong.",
    ),
    Rule(
        "LS407",
        WARNING,
        "Two competencies that are nearly the same",
        "One skill under two ids is signed twice and taught twice. Make one of the two.",
        bad="- {id: venipuncture, definition: Take blood from a vein with the right tubes and labels., …}\n"
        "- {id: blood-draw, definition: Take blood from a vein with the right tube and label., …}",
        good="- {id: venipuncture, definition: Take blood from a vein with the right tubes and labels., …}",
    ),
    Rule(
        "LS411",
        WARNING,
        "Texts that drift apart",
        "Two texts of one level, or of two levels next to each other, are almost the same but not quite. Most often one was mended and "
        "the other forgotten. Make them equal, or make the difference plain.",
        strict=True,
        bad="duties:\n  - {id: messages, text: You answer patient messages by protocol within one work day.}\n"
        "  - {id: inbox, text: You answer patients messages by protocol within one work day.}",
        good="duties:\n  - {id: messages, text: You answer patient messages by protocol within one work day.}",
    ),
)
