/* The search box before anyone has typed: opens and shuts, "/" leads to it, and what it needs to search is loaded when a reader first
   turns to it. Scripts, not data, so that it works for a handbook opened from a disk and under a strict content policy. */
"use strict";

document.addEventListener("DOMContentLoaded", function () {
  var PARTS = ["search/words.js", "search/spelling.js", "search/packed.js", "search/engine.js", "search-index.js", "search/results.js"];

  var root = document.querySelector("[data-rb-search]");
  if (!root) return;
  var box = root.querySelector(".rb-search-box");
  var button = root.querySelector(".rb-search-open");
  /** @type {any} */
  var cameFrom = null;
  var asked = false;

  function load() {
    if (asked) return;
    asked = true;
    PARTS.forEach(function (part) {
      var script = document.createElement("script");
      script.src = root.dataset.rbSearch + part;
      script.async = false;                           /* in their order */
      script.addEventListener("error", function () {
        root.querySelector(".rb-search-found").hidden = false;
        root.querySelector(".rb-search-count").textContent = root.dataset.rbFailed;
      });
      document.head.append(script);
    });
  }

  function open() {
    if (!root.contains(document.activeElement)) cameFrom = document.activeElement;
    root.dataset.rbOpen = "";
    button.setAttribute("aria-expanded", "true");
    box.focus();
  }

  /** Shut the box; with `back`, the focus returns to where the reader came from. @param {boolean} back */
  function shut(back) {
    var isScreen = Boolean(button.offsetParent);      /* on a desk there is no button, and the box stays in sight */
    delete root.dataset.rbOpen;
    button.setAttribute("aria-expanded", "false");
    root.querySelector(".rb-search-found").hidden = true;
    box.setAttribute("aria-expanded", "false");
    box.removeAttribute("aria-activedescendant");
    if (!back) return;
    if (isScreen) button.focus();
    else if (cameFrom && cameFrom !== document.body && cameFrom.isConnected) cameFrom.focus();
    else box.blur();
  }

  button.addEventListener("click", open);
  box.addEventListener("focus", load);
  box.addEventListener("pointerdown", function () { if (!root.contains(document.activeElement)) cameFrom = document.activeElement; });
  root.querySelector(".rb-search-close").addEventListener("click", function () {
    box.value = "";
    shut(true);
  });
  root.addEventListener("focusout", function (/** @type {FocusEvent} */ event) {
    if (event.relatedTarget && !root.contains(event.relatedTarget)) shut(false);
  });
  document.addEventListener("pointerdown", function (event) {
    if (!root.contains(event.target)) shut(false);
  });
  document.addEventListener("keydown", function (event) {
    var writes = event.target.closest("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");
    if (event.key !== "/" || writes || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    open();
  });
  box.addEventListener("keydown", function (/** @type {KeyboardEvent} */ event) {
    if (event.key !== "Escape") return;
    event.preventDefault();
    if (box.value) {
      box.value = "";
      box.dispatchEvent(new Event("input", { bubbles: true }));
    } else {
      shut(true);
    }
  });
  root.addEventListener("rb-search-shut", function () { shut(false); });
});
