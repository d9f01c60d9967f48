/* Runs while the header is read: puts the reader's color scheme on the body before anything is painted. */
"use strict";

(function () {
  var options = Array.from(document.querySelectorAll("[data-md-component=palette] input"));

  /** @param {HTMLInputElement} option @returns {boolean} */
  function fits(option) {
    var media = option.dataset.mdColorMedia;
    return media !== undefined && media !== "(prefers-color-scheme)" && window.matchMedia(media).matches;
  }

  var stored = __md_get("__palette");
  var color = stored && stored.color;
  if (!color || color.media === "(prefers-color-scheme)") {
    var option = options.find(fits);
    color = option && { scheme: option.dataset.mdColorScheme, primary: option.dataset.mdColorPrimary, accent: option.dataset.mdColorAccent };
  }
  if (!color) return;
  ["scheme", "primary", "accent"].forEach(function (name) {
    if (typeof color[name] === "string") document.body.setAttribute("data-md-color-" + name, color[name]);
  });
})();
