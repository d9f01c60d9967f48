/* What the keyboard does.

   Single letters do nothing. The theme turns pages on p, n, comma and period; people who steer by voice, or whose hand slips, set that off
   without wanting to (WCAG 2.1.4), and file order is not the order of a ladder. */
"use strict";

document.addEventListener("keydown", function (event) {
  var writes = event.target.closest("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");
  if (!writes && ["p", "n", ",", "."].includes(event.key)) event.stopPropagation();
}, true);

/* A level of a diagram that Tab leads to moves into view as a whole: browsers are content if a part of it shows. */
document.addEventListener("focusin", function (event) {
  var box = event.target.closest(".rb-diagram-scroll a.rb-box");
  if (!box || !box.matches(":focus-visible")) return;
  var frame = box.querySelector("rect").getBoundingClientRect(), view = box.closest(".rb-diagram-scroll");
  var room = view.getBoundingClientRect();
  if (frame.left < room.left || frame.right > room.right) {
    view.scrollLeft += (frame.left + frame.right - room.left - room.right) / 2;
  }
});
