/* Single letters do nothing. The theme turns pages on p, n, comma and period; people who steer by voice, or whose hand slips, set that off
   without wanting to (WCAG 2.1.4), and file order is not the order of a ladder. */
"use strict";

document.addEventListener("keydown", function (event) {
  var writes = event.target.closest("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");
  if (!writes && ["p", "n", ",", "."].includes(event.key)) event.stopPropagation();
}, true);
