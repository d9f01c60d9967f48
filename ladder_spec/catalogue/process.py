"""Codes of process, pathways and sites: can people get ahead fairly, wherever they work and whatever they want to become?"""

from __future__ import annotations

from typing import Final

from ladder_spec.catalogue.rule import ERROR, WARNING, Rule

SITES: Final = (
    Rule(
        "LS412",
        ERROR,
        "A clinic differs too much",
        "A level must mean the same work everywhere. A clinic may add or swap only as much as `site_limits` in handbook.yml allows.",
        bad="# site_limits: {adds: 1, swaps: 1}\nadds:\n  - {id: dressings, competency: wound-care, …}\n"
        "  - {id: forms, competency: bh-screening, …}",
        good="adds:\n  - {id: dressings, competency: wound-care, …}",
    ),
    Rule(
        "LS413",
        ERROR,
        "A clinic swaps what is not a choice",
        "A clinic may only swap one choice of an elective (`n_of` with `elective: true`) for another skill that the level does not ask "
        "for already. All else is the same at every clinic.",
        bad="# ma-3.months is not an elective\n"
        "swaps: [{at: ma-3.months, out: months, in: {competency: daily-lead, proficiency: on-my-own}, reason: …}]",
        good="swaps: [{at: ma-3.extra-skills, out: panel-management, in: {competency: daily-lead, proficiency: on-my-own}, reason: …}]",
    ),
    Rule(
        "LS414",
        ERROR,
        "A skill that cannot be signed where the clinic says",
        "If a skill is not done at one clinic, people need a place to get it signed: another clinic that does it, in the same state, "
        "because rules differ by state.",
        bad="# the skin clinic is in another state\n"
        "not_here: [{competency: ecg, get_it_at: dermatology-sycamore, within_days: 60, paid_time: true, reason: …}]",
        good="not_here: [{competency: ecg, get_it_at: family-millrace, within_days: 60, paid_time: true, reason: …}]",
    ),
    Rule(
        "LS504",
        ERROR,
        "A clinic's duty without recognition",
        "MAs said that some clinics ask for more and give nothing for it. Each added duty names the extra pay, the recognition or the "
        "level that it counts for, and asks for more than the level already does.",
        bad="# specialist does not ask for `bh-screening`\n"
        "adds: [{id: forms, competency: bh-screening, recognized_by: counts-for.specialist, …}]",
        good="adds: [{id: forms, competency: bh-screening, recognized_by: differential.extra-duty, …}]",
    ),
)

PROCESS: Final = (
    Rule(
        "LS601",
        ERROR,
        "Moving up has no days, or somebody is missing",
        "People wait without an answer when nobody has to give one. Each step that is not your own has a number of work days, and the one "
        "who hears an appeal is not the one who decided.",
        bad="steps:\n  - {id: review, who: supervisor, text: Your supervisor looks at it.}",
        good="steps:\n  - {id: review, who: supervisor, text: Your supervisor looks at it., within_days: 15}",
    ),
    Rule(
        "LS602",
        ERROR,
        "An opening without a reason",
        "MAs said that they must wait for a free post, or leave. A level that needs an opening says why, and on which day somebody asks "
        "again whether it still does.",
        bad="- {from: preceptor, to: lead, kind: promotion, opening: true}",
        good="- {from: preceptor, to: lead, kind: promotion, opening: true, reason: Each clinic has one Lead MA., review_by: 2027-07-01}",
    ),
    Rule(
        "LS603",
        WARNING,
        "No career talk of your own",
        "A talk about your plans is not your yearly review. It takes place at least once a year, on paid time, and with somebody who "
        "does not decide on your promotion.",
        strict=True,
        bad="# the supervisor decides on promotions\ncareer_talks: {per_year: 1, paid_minutes: 30, who: supervisor, …}",
        good="career_talks: {per_year: 2, paid_minutes: 30, who: career-guide, …}",
    ),
    Rule(
        "LS604",
        ERROR,
        "A change that nobody was told of in time",
        "The promotion policy promises days of notice before a harder rule holds. A change note that gives fewer breaks that promise. With "
        "`--against`, each change that is harder, takes money away, or ends a requirement needs a note in `changes/` that says so.",
        bad="# notice_days: 90\nannounced: 2026-06-15\neffective: 2026-07-01\ndirection: harder",
        good="announced: 2026-03-15\neffective: 2026-07-01\ndirection: harder",
    ),
    Rule(
        "LS605",
        WARNING,
        "No recognition beside pay",
        "Good work that nobody names goes unseen. Each level says how reaching it is recognized.",
        bad="recognition: []",
        good="recognition: [huddle, pin]",
    ),
)

PATHWAYS: Final = (
    Rule(
        "LS651",
        ERROR,
        "One kind of reader has no pathway",
        "Some MAs want to grow as MAs, some are on the way to another license, some want to stay and do well. Each needs a pathway. On a "
        "career pathway each level is reached from one before it.",
        bad="# all files in pathways/ have this kind, or `kind: springboard`\nkind: career",
        good="# one of the files in pathways/\nkind: stay",
    ),
    Rule(
        "LS652",
        WARNING,
        "A dead end",
        "A level with no way on looks like the end of a career. If it is the top of the ladder, say so.",
        bad="# no transition starts at `supervisor`\ntop: false",
        good="top: true",
    ),
    Rule(
        "LS653",
        WARNING,
        "A springboard without its months, cost, schedule or funds",
        "School is a big promise. People need to know how long it takes, what it costs, how it fits with work, and who helps to pay.",
        strict=True,
        bad="kind: springboard\n# no `months`, `cost`, `schedule` or `funding`",
        good='months: {min: 12, max: 18}\ncost: {min: "8000.00", max: "20000.00", as_of: 2026-07-01}\n'
        "schedule: Evenings or fixed class days\nfunding: [nurse-pledge]",
    ),
)
