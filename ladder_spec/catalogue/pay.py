"""Codes of pay and money: is pay named, does it rise, and does the learner ever have to pay first?"""

from __future__ import annotations

from typing import Final

from ladder_spec.catalogue.rule import ERROR, WARNING, Rule

PAY: Final = (
    Rule(
        "LS501",
        ERROR,
        "Pay is old",
        "A pay range that was looked up more than 18 months ago misleads the people who plan by it.",
        bad="# today is July 1, 2026\npay_rules: {basis: hourly, as_of: 2024-06-01, differentials: [], lateral_keeps_months: 12}",
        good="pay_rules: {basis: hourly, as_of: 2026-07-01, differentials: [], lateral_keeps_months: 12}",
    ),
    Rule(
        "LS502",
        ERROR,
        "Pay falls, or does not rise, on the way up",
        "A promotion to a lower pay floor punishes the person who takes it. A side move to a lower floor needs a reason that people can "
        "read before they move.",
        bad='# specialist: min "24.50"; preceptor: min "23.30"\n- {from: specialist, to: preceptor, kind: promotion, opening: false}',
        good='# preceptor: min "24.50", and 1.50 more for each hour taught\n'
        "- {from: specialist, to: preceptor, kind: promotion, opening: false}",
    ),
    Rule(
        "LS503",
        ERROR,
        "A pay range that cannot be right",
        "The lowest pay stands above the highest, or one ladder names pay by the hour and by the year, so that levels cannot be compared.",
        bad='pay: {min: "25.90", max: "21.60"}',
        good='pay: {min: "21.60", max: "25.90"}',
    ),
    Rule(
        "LS505",
        WARNING,
        "You pay first",
        "MAs said that money that is paid back later is the barrier itself. What a level asks or suggests must cost the learner nothing "
        "today: somebody pays before.",
        strict=True,
        bad='costs: [{id: fee, for: exam, amount: "250.00"}]',
        good='costs: [{id: fee, for: exam, amount: "250.00", covered_by: [exam]}]  # a fund that pays before',
    ),
    Rule(
        "LS506",
        ERROR,
        "A promise to work without its terms",
        "People must know for how long they promise, and what they pay back if they leave, before they sign.",
        bad="commitment: {months: 24, forgiven: monthly}",
        good="commitment: {months: 24, forgiven: monthly}\npayback: {rule: pro-rata, interest: false, hardship: true}",
    ),
    Rule(
        "LS511",
        WARNING,
        "A very wide pay range",
        "A range whose top is more than half again its bottom says little. People cannot tell what they would earn.",
        bad='pay: {min: "20.00", max: "32.00"}',
        good='pay: {min: "20.00", max: "28.00"}',
    ),
)
