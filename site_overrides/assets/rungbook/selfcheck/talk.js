/* Fills in the talk sheet. What the reader has marked is proposed, each line as a choice; every other line can be written on. On paper all of
   it is plain words. */
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

  /** @param {HTMLElement} place a line to write on @param {string} label */
  function write(place, label) {
    const paper = el("span.rb-paper");
    const input = /** @type {HTMLInputElement} */ (el("input.rb-talk-write.rb-screen", {
      "aria-label": label, maxlength: "120", autocomplete: "off", oninput: () => { paper.textContent = input.value; },
    }));
    place.append(input, paper);
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

  /** @returns {string[]} what the reader does well: skills before what is simply met, the best first, and of these what the next level asks newly */
  function strengths() {
    const asks = goal ? goal[3].map((at) => catalog.ids[at]) : [];
    const rank = (/** @type {string} */ id) => [catalog.now[id][3], Math.max(marks[id].s, marks[id].theirs), asks.length - asks.indexOf(id)];
    return Object.keys(marks).filter((id) => !marks[id].changed && marks[id].s >= 3).sort((a, b) => {
      const [one, other] = [rank(a), rank(b)];
      return other[0] - one[0] || other[1] - one[1] || other[2] - one[2];
    });
  }

  /** @param {HTMLElement} row @param {number} at @param {string[]} near what is left, nearest first */
  function gap(row, at, near) {
    const [head, step, signer] = /** @type {HTMLElement[]} */ (Array.from(row.children)), name = words.gap + " " + (at + 1);
    if (!near.length) {
      [head, step, signer].forEach((cell) => write(cell, cell === head ? name : cell.dataset.label + ", " + name));
      return;
    }
    head.append(choice(name, near, at, (id) => {
      const [, , , proofs, programs] = id ? details.requirements[id] : ["", "", "", [], []];
      const program = programs[0] && details.programs[programs[0]];
      step.textContent = program ? program[0] + " (" + program[2] + ")" : (proofs[0] || [""])[0];
      signer.textContent = (proofs[0] || ["", ""])[1];
    }));
  }

  const strong = strengths(), left = goal ? check.standing(session, goal).left : [];
  const reached = (/** @type {string} */ id) => (marks[id] ? marks[id].s : 0);
  const near = left.slice().sort((a, b) => reached(b) - reached(a));
  places("strength").forEach((line, at) => {
    const label = words.strength + " " + (at + 1);
    if (strong.length) line.append(choice(label, strong, at, () => undefined));
    else write(line, label);
  });
  places("gap").forEach((row, at) => gap(row, at, near));
  if (goal) {
    places("goal").forEach((place) => place.replaceChildren(goal[1]));
    places("progress").forEach((place) => place.replaceChildren(check.fill(words.progress, goal[3].length - left.length, goal[3].length)));
  }
  places("write").filter((place) => !place.textContent).forEach((place) => write(place, place.dataset.rbTalkWrite || ""));
  places("help").forEach((place) => { place.hidden = false; });
  if (!session.kept.empty) places("marked").forEach((place) => { place.hidden = false; });
})(rungbookCheck, window.rungbookCatalog, window.rungbookDetails);
