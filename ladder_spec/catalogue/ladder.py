"""Codes of ladder logic: can people get everywhere, and does asking rise as they go?"""

from __future__ import annotations

from typing import Final

from ladder_spec.catalogue.rule import ERROR, WARNING, Rule

LADDER: Final = (
    Rule(
        "LS401",
        ERROR,
        "A level asks less than the one before it",
        "Who moves up must never find that the next level wants a lower step of a skill. It looks like a mistake, and it mostly is one. "
        "If it is meant, say so under `drops` with the reason.",
        bad="# MA III asks for `hard-cases`\n- {id: vital-signs, kind: competency, competency: vital-signs, proficiency: on-my-own}",
        good="- {id: vital-signs, kind: competency, competency: vital-signs, proficiency: hard-cases}",
    ),
    Rule(
        "LS402",
        ERROR,
        "A level that nobody can reach, or a step up that is not up",
        "Each level needs a way in, and a promotion must end in a later tier. Else the ladder promises a step that does not exist.",
        bad="transitions:\n  - {from: ma-3, to: ma-2, kind: promotion, opening: false}",
        good="transitions:\n  - {from: ma-2, to: ma-3, kind: promotion, opening: false}",
    ),
    Rule(
        "LS403",
        ERROR,
        "A circle: to get one thing you first need another that needs it",
        "If a class is only for people at a level, and that level asks for the class, nobody can ever start.",
        bad="# the level `trainer` asks for this program\nneeds: [level:trainer]",
        good="needs: [level:preceptor]",
    ),
    Rule(
        "LS404",
        WARNING,
        "A step up without a difference",
        "A promotion that asks for nothing new, or pays nothing more, is a new title and no more. MAs said that titles alone do not "
        "feel like moving up.",
        bad="# MA III; MA II asks for the same\n"
        "requirements:\n  - {id: vital-signs, kind: competency, competency: vital-signs, proficiency: on-my-own}",
        good="requirements:\n  - {id: vital-signs, kind: competency, competency: vital-signs, proficiency: hard-cases}",
    ),
    Rule(
        "LS405",
        WARNING,
        "A duty without pay",
        "MAs said that their duties grew and their title and pay did not. A duty whose skill is only asked at a higher level is that "
        "level's work at this level's pay.",
        strict=True,
        bad="# MA I; only MA III asks for `precepting`\nduties: [{id: teach, text: You teach new MAs., competency: precepting}]",
        good="# ask for the skill where the duty is, and pay for it; or move the duty up\n"
        "duties: [{id: show-around, text: You show new MAs where things are.}]",
    ),
    Rule(
        "LS406",
        ERROR,
        "The same skill with another number",
        "Two ladders that ask for the same step of a skill in the same tier must ask for the same proof. Else the same level means "
        "different work, which is what MAs complained of.",
        bad="# ladder A asks for 10 watched blood draws, ladder B in the same tier for 5\n"
        "evidence: [{type: watched, what: blood draws, count: 5, signed_by: [nurse]}]",
        good="# leave the proof out, so that both use the competency's own\n"
        "- {id: venipuncture, kind: competency, competency: venipuncture, proficiency: on-my-own}",
    ),
    Rule(
        "LS408",
        ERROR,
        "Only time or an opening decides",
        "A promotion that asks only for months, or only for a free post, says that skill does not matter. It must ask for something "
        "that a person can do.",
        bad="requirements:\n  - {id: months, kind: experience, text: 12 months as MA I., months: 12, levels: [ma-1]}",
        good="requirements:\n  - {id: months, kind: experience, text: 12 months as MA I., months: 12, levels: [ma-1]}\n"
        "  - {id: venipuncture, kind: competency, competency: venipuncture, proficiency: on-my-own}",
    ),
    Rule(
        "LS409",
        WARNING,
        "Work or skill from elsewhere does not count",
        "MAs with ten years in the job were hired as beginners. Each demand for months or skill says what counts instead, in "
        "`accept_instead`, or for a whole kind in the promotion policy's `credit`.",
        bad="# no `credit` in the promotion policy for the kind `experience`\n"
        "- {id: months, kind: experience, text: 12 months as MA I., months: 12, levels: [ma-1]}",
        good="credit:\n  - id: past-work\n    kinds: [experience]\n    text: MA work elsewhere counts month for month, up to 12 months.\n"
        "    evidence: [{type: letter, count: 1, from: past employer, signed_by: [hr]}]",
    ),
    Rule(
        "LS410",
        WARNING,
        "A degree and no other way",
        "MAs said that they met a wall of degrees on the way to lead. Where a degree counts, another way must count beside it.",
        bad="- {id: degree, kind: education, text: A college degree., schooling: [bachelor]}",
        good="- id: manager-training\n  kind: any_of\n  text: 'One of these:'\n  options:\n"
        "    - {id: course, kind: program, text: Our manager course., programs: [manager-course]}\n"
        "    - {id: degree, kind: education, text: A college degree., schooling: [bachelor]}",
    ),
)
