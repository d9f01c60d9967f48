/* A printed sheet carries the address of its page with its edition and mark: `#sheet=2026.2-1a2b3c4d`. Whoever follows it is told whether the
   sheet still says what the page says. Without a script the page is the same, only without that answer. */
"use strict";

(function () {
  var found = /^#sheet=([^-]+)-([0-9a-f]{8})$/.exec(location.hash);
  var place = document.querySelector("[data-rb-sheets]");
  if (!found || !place) return;
  var marks = place.dataset.rbSheets.split(" ").map(function (mark) { return mark.split("-").pop(); });
  var answer = place.querySelector("[data-rb-sheet=" + (marks.includes(found[2]) ? "same" : "changed") + "]");
  var edition = answer.querySelector("[data-rb-sheet-edition]");
  if (edition) edition.textContent = found[1];
  answer.hidden = false;
  document.querySelector("h1").after(answer);
})();
