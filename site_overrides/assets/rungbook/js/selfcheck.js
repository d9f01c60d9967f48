/* Loads the self-check once a reader begins it, and where this browser keeps marks, so that they can be cleared from any page. Scripts, not
   data, so that it works from a disk and under a strict content policy. */
"use strict";

(function () {
  const CORE = ["words", "record", "store", "dom", "session"];
  const MARKS = ["control", "keep"];
  /** @type {Record<string, string[]>} */
  const PARTS = {
    "[data-rb-check]": [...CORE, ...MARKS, "level"],
    "[data-rb-plan]": [...CORE, ...MARKS, "plan"],
    "[data-rb-talk]": [...CORE, "later-words", "talk"],
  };
  const FOOT = [...CORE, "foot"];
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const assets = new URL("../", script.src);

  /** @returns {boolean} whether this browser keeps marks of any handbook */
  function keepsMarks() {
    return [() => window.localStorage, () => window.sessionStorage].some((area) => {
      try {
        return Object.keys(area()).some((key) => key.startsWith("rungbook:"));
      } catch (refused) {
        return false;
      }
    });
  }

  /** @param {string} address below assets/rungbook */
  function load(address) {
    const part = document.createElement("script");
    part.onerror = () => document.querySelectorAll("[data-rb-failed]").forEach((note) => note.removeAttribute("hidden"));
    part.src = new URL(address, assets).href;
    part.async = false;                               /* in their order */
    document.head.append(part);
  }

  /** @param {string | undefined} place */
  function loadAll(place) {
    window.rungbookCheck = /** @type {RungbookCheck} */ ({ root: new URL("../../", assets).href });
    load("self-check-catalog.js");
    if (place && place !== "[data-rb-check]") load("self-check-details.js");
    (place ? PARTS[place] : FOOT).forEach((part) => load("selfcheck/" + part + ".js"));
  }

  /** Show the way into the check; the rest is loaded when the reader takes it. @param {HTMLElement} panel @param {string} place */
  function offer(panel, place) {
    const start = panel.querySelector("button");
    if (start) {
      start.addEventListener("click", () => {
        start.disabled = true;
        panel.dataset.rbBegun = "";
        loadAll(place);
      }, { once: true });
    }
    panel.hidden = false;
  }

  document.addEventListener("DOMContentLoaded", () => {
    const place = Object.keys(PARTS).find((selector) => document.querySelector(selector));
    const panel = /** @type {HTMLElement | null} */ (document.querySelector("[data-rb-check]"));
    const marked = keepsMarks();
    if (place && panel && !marked) offer(panel, place);
    else if (place || marked) loadAll(place);
  });
})();
