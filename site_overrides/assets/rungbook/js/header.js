/* Menu and search in the header as real buttons: reached by Tab, their state is spoken, Esc closes and gives the focus back.
   The theme has labels there, which no keyboard reaches; without JavaScript they stay. */
"use strict";

document.addEventListener("DOMContentLoaded", function () {
  var SLIDE = 300;                                    /* ms; the drawer's own transition takes 250 */

  function firstLinkInDrawer() {
    return Array.from(document.querySelectorAll(".md-sidebar--primary a")).find(function (link) {
      var box = link.getBoundingClientRect();
      return box.width > 0 && box.left >= 0 && box.left < window.innerWidth;
    });
  }

  function focusInside(name) {
    var goal = name === "__search" ? document.querySelector(".md-search__input") : firstLinkInDrawer();
    if (goal) goal.focus();
  }

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
      if (toggle.checked) window.setTimeout(focusInside, name === "__search" ? 0 : SLIDE, name);
    });
    document.addEventListener("keydown", function (event) {
      if (event.key !== "Escape" || !toggle.checked) return;
      toggle.click();
      if (button.offsetParent) window.setTimeout(function () { button.focus(); }, 50);
    }, true);
  });
});
