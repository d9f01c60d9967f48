/* Loads the self-check where it is needed: on pages that have one, and where this browser keeps marks, so that they can be cleared with one
   tap from any page. Scripts, not data, so that it works from a disk and under a strict content policy. */
"use strict";

(function () {
  const CORE = ["words", "record", "store", "dom", "session"];
  const MARKS = ["control", "keep"];
  /** @type {Record<string, string[]>} */
  const PARTS = {
    "[data-rb-check]": [...CORE, ...MARKS, "gaps", "level"],
    "[data-rb-plan]": [...CORE, ...MARKS, "link", "gaps", "look", "share", "plan"],
    "[data-rb-talk]": [...CORE, "gaps", "talk"],
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
    part.src = new URL(address, assets).href;
    part.async = false;                               /* in their order */
    document.head.append(part);
  }

  document.addEventListener("DOMContentLoaded", () => {
    const place = Object.keys(PARTS).find((selector) => document.querySelector(selector));
    if (!place && !keepsMarks()) return;
    window.rungbookCheck = /** @type {RungbookCheck} */ ({ root: new URL("../../", assets).href });
    load("self-check-catalog.js");
    if (place && PARTS[place].includes("gaps") && place !== "[data-rb-check]") load("self-check-details.js");
    (place ? PARTS[place] : FOOT).forEach((part) => load("selfcheck/" + part + ".js"));
  });
})();
