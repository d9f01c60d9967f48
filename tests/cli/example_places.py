"""Where the lines of each example of the catalogue belong, so that a test can try them."""

from __future__ import annotations

from dataclasses import replace

from tests.cli.examples import Place

SMALL = "tests/handbooks/small"
LADDER = "ladders/medical-assistant/ladder.yml"
LEVELS = "ladders/medical-assistant/levels"
PROJECT = "requirements/small-project"
CLINIC = "sites/family-orchard-road.yml"
PROMOTION = "policies/promotion.yml"
PROGRAM = "programs/ecg-course.yml"
RN = "pathways/rn-adn.yml"
TRAINER_CLASS = (
    "{id: class, kind: program, text: The class., why: It shows how., programs: [trainer-course],"
    " evidence: [{type: program, program: trainer-course, signed_by: [hr]}]}"
)

_BOTH: dict[str, Place] = {
    "LS101": Place("handbook.yml"),
    "LS102": Place(f"{LEVELS}/ma-1.yml"),
    "LS103": Place(PROGRAM),
    "LS104": Place(f"{LEVELS}/ma-1.yml"),
    "LS105": Place(f"{LEVELS}/ma-1.yml", "requirements"),
    "LS106": Place(f"{LEVELS}/ma-1.yml", "duties"),
    "LS107": Place(f"{LEVELS}/ma-3.yml", PROJECT),
    "LS108": Place(f"{LEVELS}/ma-3.yml", PROJECT),
    "LS109": Place(f"{LEVELS}/ma-2.yml"),
    "LS201": Place(f"{LEVELS}/ma-3.yml", f"{PROJECT}/evidence/0"),
    "LS202": Place(LADDER, handbook=SMALL),
    "LS203": Place(f"{LEVELS}/ma-1.yml", whole=True),
    "LS210": Place(f"{LEVELS}/ma-2.yml"),
    "LS211": Place(f"{LEVELS}/ma-2.yml"),
    "LS301": Place(f"{LEVELS}/ma-3.yml", "requirements"),
    "LS302": Place(f"{LEVELS}/ma-3.yml", PROJECT),
    "LS303": Place(f"{LEVELS}/ma-3.yml", PROJECT),
    "LS305": Place(f"{LEVELS}/ma-3.yml", PROJECT),
    "LS306": Place(f"{LEVELS}/ma-3.yml", "requirements", like="small-project"),
    "LS307": Place("competencies/clinical-procedures.yml", "competencies/injections"),
    "LS309": Place(f"{LEVELS}/ma-3.yml", PROJECT),
    "LS310": Place(f"{LEVELS}/ma-3.yml", "requirements"),
    "LS311": Place(f"{LEVELS}/ma-2.yml", "requirements"),
    "LS312": Place(f"{LEVELS}/ma-3.yml", PROJECT),
    "LS401": Place(f"{LEVELS}/lead.yml", "requirements"),
    "LS403": Place("programs/trainer-course.yml", before=((f"{LEVELS}/trainer.yml", "requirements/+", TRAINER_CLASS),)),
    "LS404": Place(f"{LEVELS}/ma-3.yml", whole=True),
    "LS405": Place(f"{LEVELS}/ma-1.yml"),
    "LS407": Place("competencies/clinical-procedures.yml", "competencies", like="venipuncture"),
    "LS408": Place(f"{LEVELS}/ma-2.yml", whole=True),
    "LS410": Place(f"{LEVELS}/supervisor.yml", "requirements"),
    "LS411": Place(f"{LEVELS}/ma-1.yml"),
    "LS412": Place(CLINIC, before=(("handbook.yml", "site_limits/adds", "2"),)),
    "LS413": Place(CLINIC),
    "LS414": Place("sites/pediatrics-juniper.yml"),
    "LS501": Place(LADDER),
    "LS503": Place(f"{LEVELS}/ma-2.yml"),
    "LS504": Place(CLINIC),
    "LS505": Place(PROGRAM),
    "LS506": Place("funding.yml", "funding/tuition"),
    "LS511": Place(f"{LEVELS}/ma-1.yml"),
    "LS601": Place(PROMOTION),
    "LS602": Place(LADDER, "transitions"),
    "LS603": Place("policies/mentorship.yml"),
    "LS604": Place("changes/2026-07-blood-draw.yml"),
    "LS605": Place(f"{LEVELS}/ma-1.yml"),
    "LS651": Place("pathways/stay-well.yml"),
    "LS652": Place(f"{LEVELS}/supervisor.yml"),
    "LS653": Place(RN, before=tuple((RN, key, "") for key in ("months", "cost", "schedule", "funding"))),
    "LS701": Place(PROGRAM, whole=True, before=(("programs/apprenticeship.yml", "teaches/ecg", ""),)),
    "LS702": Place(PROGRAM, whole=True),
    "LS703": Place(PROGRAM),
    "LS704": Place(PROGRAM, whole=True, before=((f"{LEVELS}/ma-2.yml", "programs/ecg-course", ""),)),
    "LS801": Place(CLINIC, before=(("scope/wa.yml", "tasks/injections/rule", "blocked"),)),
    "LS802": Place("scope/ca.yml", "tasks"),
    "LS803": Place("scope/ca.yml", before=(("scope/ca.yml", "tasks/ecg", ""),)),
    "LS804": Place(f"{LEVELS}/ma-3.yml", PROJECT),
    "LS805": Place("credentials.yml", "credentials/cma", before=(("credentials.yml", "credentials/cma/renews", ""),)),
    "LS806": Place("handbook.yml", "contact"),
    "LS807": Place(f"{LEVELS}/ma-2.yml"),
    "LS808": Place("credentials.yml", "credentials"),
    "LS809": Place("scope/ca.yml"),
    "LS811": Place("credentials.yml", "credentials/cma"),
    "LS901": Place(f"{LEVELS}/ma-2.yml"),
    "LS902": Place(f"{LEVELS}/ma-3.yml", PROJECT),
    "LS903": Place(f"{LEVELS}/ma-3.yml", like="reviews", before=((f"{LEVELS}/ma-3.yml", "requirements/months", ""),)),
    "LS905": Place("handbook.yml", "lint"),
    "LS906": Place(f"{LEVELS}/ma-3.yml", PROJECT),
    "LS907": Place(f"{LEVELS}/ma-2.yml", before=(("handbook.yml", "example", "false"),)),
}
_SPANISH = Place(
    "i18n/es/competencies/patient-care.yml",
    "fields",
    handbook=SMALL,
    before=(("competencies/patient-care.yml", "competencies/venipuncture/title", "Draw blood from a vein"),),
)
_MONTHS = Place(f"{LEVELS}/ma-2.yml", "requirements", like="months")

PLACES: dict[str, tuple[Place, Place]] = {
    **{code: (one, one) for code, one in _BOTH.items()},
    "LS308": (
        Place(f"{LEVELS}/ma-3.yml", "requirements", like="reviews", before=((f"{LEVELS}/ma-3.yml", "requirements/reviews/why", ""),)),
        Place(f"{LEVELS}/ma-3.yml", "requirements", like="reviews"),
    ),
    "LS402": (Place(LADDER, before=((LADDER, "transitions/2", ""),)), Place(LADDER)),
    "LS409": (
        replace(_MONTHS, before=(("policies/promotion.yml", "credit/past-work", ""), ("policies/promotion.yml", "credit/past-site", ""))),
        Place("policies/promotion.yml"),
    ),
    "LS502": (Place(LADDER, "transitions", before=((f"{LEVELS}/preceptor.yml", "pay/min", "23.30"),)), Place(LADDER, "transitions")),
    "LS904": (replace(_SPANISH, before=(*_SPANISH.before, ("handbook.yml", "languages", "[en, es]"))), _SPANISH),
}
"""For each code the places of its bad and of its good example."""

UNTRIED = {
    "LS304": "it speaks about pages of 100 words and more",
    "LS406": "it needs a second ladder",
}
"""Codes whose examples are too short to be tried, and why."""
