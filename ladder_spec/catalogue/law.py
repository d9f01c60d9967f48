"""Codes of law and credentials, and of the house: facts with sources, names, dates, ids, translations, exceptions."""

from __future__ import annotations

from typing import Final

from ladder_spec.catalogue.rule import ERROR, WARNING, Rule

LAW: Final = (
    Rule(
        "LS801",
        ERROR,
        "Asked where the state does not allow it",
        "A blocked task is waived in that state by itself. But a clinic there cannot add it, and a choice of skills must leave enough that "
        "are allowed.",
        bad="# the state blocks the task of `injections`\nadds: [{id: shots, competency: injections, proficiency: hard-cases, …}]",
        good="adds: [{id: wounds, competency: wound-care, proficiency: hard-cases, …}]",
    ),
    Rule(
        "LS802",
        ERROR,
        "A condition that nothing meets",
        "If a state allows a task only under conditions, the handbook must say how they are met: proof on top, a credential, or a role "
        "that keeps them.",
        bad="- {task: venipuncture, rule: conditions, text: At least 10 class hours., source: {title: 16 CCR 1366.1, standing: official}}",
        good="- task: venipuncture\n  rule: conditions\n  text: At least 10 class hours.\n"
        "  adds: [{type: program, hours: 10, signed_by: [nurse]}]\n  source: {title: 16 CCR 1366.1, standing: official}",
    ),
    Rule(
        "LS803",
        ERROR,
        "A state's rules have a hole",
        "Every task that a competency names is listed for every state, with its source; `not-checked` where nobody has read one. "
        "A hole would look like permission.",
        bad="# a competency names the task `ecg`\ntasks:\n  - {task: vaccines, rule: not-checked}",
        good="tasks:\n  - {task: vaccines, rule: not-checked}\n  - {task: ecg, rule: not-checked}",
    ),
    Rule(
        "LS804",
        ERROR,
        "A credential by its letters alone",
        "Two groups use CCMA, and CMA is a mark of one group. Write the group behind the letters, so that nobody takes the wrong exam.",
        bad="text: You hold a current CMA.",
        good="text: You hold a current CMA (AAMA).",
    ),
    Rule(
        "LS805",
        WARNING,
        "No renewal period",
        "People must know how long a card stays good. If nobody has looked it up, write `not-checked`, and the page says so.",
        bad="# no `renews`\nletters: CMA (AAMA)",
        good="letters: CMA (AAMA)\nrenews: {months: 60, ends: day}",
    ),
    Rule(
        "LS806",
        WARNING,
        "The name or address of a person",
        "People leave, and a name in a published handbook stays. Write the role or the office, and a shared address.",
        strict=True,
        bad="how: Ask Dr. Lopez, or write to m.lopez@example.org.",
        good="how: Ask the provider of your clinic.",
    ),
    Rule(
        "LS807",
        ERROR,
        "A level title with a protected mark",
        "CMA is a mark of the American Association of Medical Assistants. A job title with it infringes that mark, and says something "
        "false about people who hold another credential. Medical Assistant II is fine.",
        bad="title: CMA II",
        good="title: Medical Assistant II",
    ),
    Rule(
        "LS808",
        ERROR,
        "Two credentials that cannot be told apart",
        "The same letters from the same group: one of the two is a copy, or a letter is wrong.",
        bad="- {id: cma, letters: CMA (AAMA), body: AAMA, …}\n- {id: cma-2, letters: CMA (AAMA), body: AAMA, …}",
        good="- {id: ccma-nha, letters: CCMA (NHA), body: National Healthcareer Association, …}\n"
        "- {id: ccma-ca, letters: CCMA (CCBMA), body: California Certifying Board, …}",
    ),
    Rule(
        "LS809",
        WARNING,
        "Past its review day",
        "One state ended registration in 2021, and a page of its own still asked for it years later. A fact that nobody has looked at "
        "since its review day may be wrong.",
        strict=True,
        bad="# today is July 1, 2026\nreview_by: 2026-05-22",
        good="review_by: 2027-05-22",
    ),
    Rule(
        "LS811",
        WARNING,
        "A source that nobody has verified",
        "Weak pages contradict one another. A fact from one of them does not belong in a handbook: write `not-checked`, and keep the "
        "remark in `note`.",
        strict=True,
        bad="source: {title: a blog, standing: unverified}",
        good="renews: not-checked\nnote: A blog says 12 months; ask the group.",
    ),
)

HOUSE: Final = (
    Rule(
        "LS901",
        ERROR,
        "Days that do not fit",
        "A span that ends before it starts, or an approval that has run out, means that what stands here does not hold.",
        bad="effective: {from: 2026-07-01, until: 2026-01-01}",
        good="effective: {from: 2026-07-01}",
    ),
    Rule(
        "LS902",
        WARNING,
        "A link that leads nowhere",
        "A reader who follows it finds nothing, and trusts the rest less.",
        bad="text: See [the next level](level:ma-22).",
        good="text: See [the next level](level:ma-2).",
    ),
    Rule(
        "LS903",
        ERROR,
        "An id that is used again",
        "Ticks on a phone, printed sheets and links hang on an id for ever. One that was retired or renamed must not come to mean "
        "something else.",
        bad='retired: [{id: months, edition: "2026.1", reason: Now counted elsewhere.}]\nrequirements:\n  - {id: months, …}',
        good='retired: [{id: months, edition: "2026.1", reason: Now counted elsewhere.}]\nrequirements:\n  - {id: months-in-role, …}',
    ),
    Rule(
        "LS904",
        WARNING,
        "A translation that is missing or stale",
        "A reader in another language must not be told yesterday's rule. Each translated text remembers the source text that it was made "
        "from.",
        strict=True,
        bad="# the English text has changed since\nvenipuncture.title: {text: Sacar sangre, from: b12ab4bc3e2a, reviewed: 2026-07-01}",
        good="# translated again, with the hash of today's English text: Draw blood from a vein\n"
        "venipuncture.title: {text: Extraer sangre de una vena, from: e7de15aa1e7d, reviewed: 2026-08-01}",
    ),
    Rule(
        "LS905",
        ERROR,
        "An exception that does not hold",
        "An accepted exception is a promise to mend something by a day. Once the day is past, or if it names no rule or place that there "
        "is, it hides problems for nothing.",
        bad="# today is July 1, 2026\n"
        "accept: [{rule: LS511, at: level:ma-1, owner: hr, until: 2026-03-01, reason: The pay study is not finished.}]",
        good="accept: [{rule: LS511, at: level:ma-1, owner: hr, until: 2027-03-01, reason: The pay study is not finished.}]",
    ),
    Rule(
        "LS906",
        ERROR,
        "A draft",
        "An import marks what it took from a job description, and what it was not sure of. Nobody may be held to it before a person has "
        "read it. Mend it, then take the word DRAFT out of the note.",
        bad="note: \"DRAFT: E6: read 20 from '20 sticks'. From ladder.xlsx, Ladder!6.\"",
        good="note: From ladder.xlsx, Ladder!6.",
    ),
    Rule(
        "LS907",
        ERROR,
        "A sample that would pass for real",
        "`rungbook new` marks what it made up, and each page says so as long as handbook.yml says `example: true`. After that, nobody may "
        "take a sample for a promise. Write your own, then delete the note.",
        bad='# handbook.yml no longer says `example: true`\npay: {min: "21.60", max: "25.90", note: SAMPLE pay}',
        good='pay: {min: "21.60", max: "25.90"}',
    ),
)
