/* The menu in the header as a real button: reached by Tab, its state is spoken, Esc closes and gives the focus back.
   The theme has a label there, which no keyboard reaches; without JavaScript it stays. */
"use strict";

document.addEventListener("DOMContentLoaded", function () {
  /* ms; the drawer's own transition takes 250, and none where the reader has asked for less motion */
  var SLIDE = window.matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 300;

  /** The drawer's panels lie on top of each other: the first one of these that nothing covers. @param {string} these */
  function firstInDrawer(these) {
    return Array.from(document.querySelectorAll(these)).find(function (one) {
      var box = one.getBoundingClientRect();
      return one.contains(document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2));
    });
  }

  function focusInside() {
    var goal = firstInDrawer(".md-sidebar--primary a") || firstInDrawer(".md-sidebar--primary label[tabindex]");
    if (goal) goal.focus();
  }

  /* "Back" in the drawer is a label too, and so is what opens the contents of the page; the frame follows Enter on a label that has the
     focus. A panel can hold nothing else. */
  document.querySelectorAll(".md-nav--primary :is(.md-nav__title[for^=__nav], [for=__toc])").forEach(function (label) {
    if (window.matchMedia("(max-width: 76.2344em)").matches) label.tabIndex = 0;
  });

  document.querySelectorAll("[data-rb-opens]").forEach(function (button) {
    var name = button.dataset.rbOpens;
    var toggle = document.getElementById(name);
    var label = document.querySelector("label.md-header__button[for=" + name + "]");
    if (!toggle || !label) return;
    label.hidden = true;
    button.hidden = false;

    toggle.addEventListener("change", function () {
      button.setAttribute("aria-expanded", String(toggle.checked));
    });
    button.addEventListener("click", function () {
      toggle.click();
      if (toggle.checked) window.setTimeout(focusInside, SLIDE);
    });
    document.addEventListener("keydown", function (event) {
      if (event.key !== "Escape" || !toggle.checked) return;
      toggle.click();
      if (button.offsetParent) window.setTimeout(function () { button.focus(); }, 50);
    }, true);
  });
});
