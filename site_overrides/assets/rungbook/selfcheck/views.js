/* On "My plan": what the reader and the manager see differently, each with the next step and who signs. */
"use strict";

(function (check) {
  const { words } = check;

  /** @param {Session} session @param {Details} details @param {HTMLElement} place */
  function showViews(session, details, place) {
    const { marks } = session.view;
    const rated = Object.keys(marks).filter((id) => marks[id].theirs);
    /** @param {string} id @returns {(string | Node)[]} */
    const cells = (id) => {
      const [, , , proofs, programs] = details.requirements[id];
      const program = programs[0] && details.programs[programs[0]];
      return [check.said(session, marks, id), session.word(id, marks[id].theirs), program ? check.link(program[0], program[1]) : (proofs[0] || [""])[0],
        (proofs[0] || ["", ""])[1], marks[id].on ? check.month(marks[id].on) : ""];
    };
    const heads = [words.what, words.you, words.theManager, words.nextStep, words.signedBy, words.on];
    const differs = (/** @type {string} */ id) => marks[id].changed || marks[id].s !== marks[id].theirs;
    place.replaceChildren(...(rated.length
      ? [check.el("h2", { id: "views" }, words.twoViews), check.differences(session, rated, words.twoViews, heads, cells, differs)] : []));
  }

  Object.assign(check, { showViews });
})(rungbookCheck);
