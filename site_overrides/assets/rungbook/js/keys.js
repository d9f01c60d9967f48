/* What the keyboard does.

   Single letters do nothing. The theme turns pages on p, n, comma and period; people who steer by voice, or whose hand slips, set that off
   without wanting to (WCAG 2.1.4), and file order is not the order of a ladder. */
"use strict";

document.addEventListener("keydown", function (event) {
  var writes = event.target.closest("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");
  if (!writes && ["p", "n", ",", "."].includes(event.key)) event.stopPropagation();
}, true);

/* What Tab leads to inside a table or diagram that scrolls sideways moves into view as a whole, out from under a first column that stays:
   browsers are content if a part of it shows. */
document.addEventListener("focusin", function (event) {
  var view = event.target.closest(".rb-scroll, .rb-matrix, .rb-diagram-scroll");
  if (!view || view === event.target || !event.target.matches(":focus-visible")) return;
  var goal = (event.target.querySelector("rect") || event.target).getBoundingClientRect(), room = view.getBoundingClientRect();
  var first = event.target.closest("td") && event.target.closest("tr").querySelector("th[scope=row]");
  var left = first && getComputedStyle(first).position === "sticky" ? first.getBoundingClientRect().right : room.left;
  if (goal.left < left || goal.right > room.right) {
    /* to the middle; what is too wide for that, with its beginning */
    view.scrollLeft += Math.min((goal.left + goal.right - left - room.right) / 2, goal.left - left);
  }
});
