/* On pages that compare levels: "only differences" is part of the address, so that it can be shared; and where readers choose the levels,
   what that needs is loaded. Scripts, not data, so that it works for a handbook opened from a disk and under a strict content policy. */
"use strict";

document.addEventListener("DOMContentLoaded", function () {
  var MARK = "differences";

  var root = document.querySelector("[data-rb-compare]");
  if (!root) return;

  /** A comparison with an address of its own: the two levels are in its path. */
  function pair() {
    var box = root.querySelector("[data-rb-only]");

    function read() {
      if (location.hash === "#" + MARK) box.checked = true;
    }

    box.addEventListener("change", function () {
      history.replaceState(null, "", box.checked ? "#" + MARK : "#");
    });
    addEventListener("hashchange", read);
    read();
  }

  function chooser() {
    [root.dataset.rbData, root.dataset.rbScript].forEach(function (address) {
      var script = document.createElement("script");
      script.src = address;
      script.async = false;                           /* in their order */
      script.addEventListener("error", function () {
        root.querySelector(".rb-compare-failed").hidden = false;
        root.querySelector("form").hidden = true;
      });
      document.head.append(script);
    });
  }

  if (root.dataset.rbScript) chooser();
  else pair();
});
