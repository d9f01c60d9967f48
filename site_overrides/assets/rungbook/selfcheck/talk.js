/* Writes what the reader has marked into the talk sheet. Each proposed line is a choice, so that the reader decides what to talk about. */
"use strict";

(function (check, catalog, details) {
  const { el, words } = check;
  const sheet = document.querySelector("[data-rb-talk]");
  if (!sheet || !catalog || !details) return;
  const session = new check.Session(catalog);
  const goal = session.level(session.record.goal);
  const { marks } = session.view;

  /** @param {string} name @returns {HTMLElement[]} */
  function places(name) {
    return Array.from(/** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-rb-talk-" + name + "]")));
  }

  /**
   * @param {string} label @param {string[]} ids @param {number} at which is proposed @param {(id: string) => void} chosen
   * @returns {HTMLElement}
   */
  function choice(label, ids, at, chosen) {
    const paper = el("span.rb-paper");
    const select = /** @type {HTMLSelectElement} */ (el("select.rb-screen", { "aria-label": label, onchange: () => tell() },
      el("option", { value: "" }, "\u2014"), ...ids.map((id, place) => el("option", { value: id, selected: place === at }, session.title(id)))));
    function tell() {
      paper.textContent = select.value ? session.title(select.value) : "";
      chosen(select.value);
    }
    tell();
    return el("span", {}, select, paper);
  }

  const strengths = Object.keys(marks).filter((id) => !marks[id].changed && marks[id].s >= 3)
    .sort((a, b) => Math.max(marks[b].s, marks[b].theirs) - Math.max(marks[a].s, marks[a].theirs));
  places("strength").forEach((line, at) => {
    if (strengths.length) line.replaceChildren(choice(words.strength + " " + (at + 1), strengths, at, () => undefined));
  });

  if (goal) {
    const { left } = check.standing(session, goal);
    const reached = (/** @type {string} */ id) => (marks[id] ? marks[id].s : 0);
    const near = left.slice().sort((a, b) => reached(b) - reached(a));
    places("gap").forEach((row, at) => {
      const [head, step, signer] = Array.from(row.children);
      if (!near.length) return;
      head.append(choice(words.gap + " " + (at + 1), near, at, (id) => {
        const [, , , proofs, programs] = id ? details.requirements[id] : ["", "", "", [], []];
        const program = programs[0] && details.programs[programs[0]];
        step.textContent = program ? program[0] + " (" + program[2] + ")" : (proofs[0] || [""])[0];
        signer.textContent = (proofs[0] || ["", ""])[1];
      }));
    });
    places("goal").forEach((place) => place.replaceChildren(goal[1]));
    places("progress").forEach((place) => place.replaceChildren(check.fill(words.progress, goal[3].length - left.length, goal[3].length)));
  }
  if (!session.kept.empty) places("help").forEach((place) => { place.hidden = false; });
})(rungbookCheck, window.rungbookCatalog, window.rungbookDetails);
