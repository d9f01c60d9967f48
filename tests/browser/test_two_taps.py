"""From home, every question that medical assistants asked is answered in at most two taps, on a phone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages.base import HandbookPage

pytestmark = pytest.mark.reads

QUESTIONS = {
    "what level am I": (["find out which level I am on"], "By the tasks you do now"),
    "what does the next level ask": (["Medical Assistant II", "What you need"], "12 months as MA I"),
    "what is new at the next level": (["Medical Assistant II", "New at this level"], "21 new, 9 raised, 20 kept"),
    "who signs": (["see who signs"], "Preceptor"),
    "who pays for school": (["know who pays for school"], "Nurse school pledge"),
    "do I pay first": (["know who pays for school", "Tuition"], "You do not pay it first."),
    "what must I give back": (["Money for school", "Nurse school pledge"], "24 months"),
    "must I wait for an opening": (["know if I must wait for an opening"], "Each clinic has one Lead MA for every 8 to 12 MAs."),
    "must I leave my clinic": (["Medical Assistant II"], "You move up where you work."),
    "what differs in my clinic": (
        ["see what differs in my clinic", "Rivermark Dermatology, Sycamore"],
        "You dress wounds after skin surgery.",
    ),
    "what may I do in my state": (["know what my state allows", "California"], "10 class hours"),
    "what does it pay": (["see what a level pays"], "$21.60"),
    "my duties grew and my pay did not": (["do something about work above my level"], "the duties grow, and the title and the pay do not"),
    "do my years elsewhere count": (["know if my past work counts"], "MA work elsewhere counts month for month"),
    "does anybody sit down with me": (["get a mentor or a career talk"], "Career talks"),
    "is good work seen": (["How good work is seen"], "years"),
    "how do I apply": (["apply to move up"], "Ask for a talk. Your lead sits down with you."),
    "who decides and how long": (["Medical Assistant II"], "You wait at most 25 work days in all"),
    "what if they say no": (["appeal a decision"], "A panel from a different clinic hears it."),
    "can I lead without a degree": (["Teach or lead"], "No degree is needed."),
    "how do I become a nurse": (["To Licensed Practical Nurse"], "Shadow an LPN for one day."),
    "what does each way cost me": (["compare time, cost, and hours of each pathway"], "$2,750 to $14,750"),
    "can I stay and do well": (["Stay and do well"], "That is fine."),
    "how do I learn a skill": (["learn a skill", "Draw blood"], "10 blood draws"),
    "which class is there": (["take a class", "Blood draw"], "What you pay"),
    "what do I print for a talk": (["print what a level asks"], "All levels"),
}
"""The question, the links to tap in turn, and words of the answer that then stand on the page."""


@pytest.mark.parametrize("question", QUESTIONS)
def test_an_answer_is_two_taps_away(page: Page, question: str) -> None:
    """Each link is on the page before it, within the page itself: neither menu nor search is needed."""
    taps, answer = QUESTIONS[question]
    assert len(taps) <= 2
    page.set_viewport_size({"width": 390, "height": 844})
    reader = HandbookPage(page).open()
    for link in taps:
        reader.follow(link)
    expect(reader.content.get_by_text(answer).locator("visible=true").first).to_be_visible()
