/* How much of a level is met, and what is left. */
"use strict";

(function (check) {
  /** @param {Session} session @param {Level} level @returns {{met: string[], left: string[], total: number}} */
  function standing(session, level) {
    const ids = level[3].map((at) => session.catalog.ids[at]);
    const met = ids.filter((id) => session.met(id));
    const left = ids.filter((id) => !session.met(id));
    return { met, left, total: ids.length };
  }

  /** @param {Session} session @param {Level} level @returns {HTMLElement} a bar, with the same in words */
  function progress(session, level) {
    const { met, left, total } = standing(session, level);
    const { words } = check;
    const text = check.fill(words.progress, met.length, total) + " " + (left.length ? check.fill(words.left, left.length) : words.allMet);
    const bar = check.el("progress", { max: String(total), value: String(met.length), "aria-hidden": "true" });
    return check.el("div.rb-check-progress", {}, bar, check.el("p", {}, text));
  }

  Object.assign(check, { progress, standing });
})(rungbookCheck);
