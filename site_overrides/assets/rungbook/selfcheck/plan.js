/* "My plan": the next level, what is left for it with all that helps, what is met of the level after, and what earlier editions left. */
"use strict";

(function (check, catalog, details) {
  const { el, words } = check;
  const found = /** @type {HTMLElement | null} */ (document.querySelector("[data-rb-plan]"));
  if (!found || !catalog || !details) return;
  const root = found;
  const session = new check.Session(catalog);
  const problem = el("p.rb-check-problem", { role: "alert" });
  const level = () => session.level(session.record.goal);

  session.summary = () => {
    const goal = level();
    return goal ? check.fill(words.progress, check.standing(session, goal).met.length, goal[3].length) : "";
  };

  const select = /** @type {HTMLSelectElement} */ (el("select", { id: "rb-plan-goal", onchange: () => aim(select.value) },
    el("option", { value: "" }, words.noLevel), ...catalog.levels.map(([id, title]) => el("option", { value: id }, title))));
  const state = el("div"), gaps = el("div"), after = el("div"), earlier = el("div"), views = el("div");
  const look = new check.Look(session, () => select.focus());

  /** @param {string} id */
  function aim(id) {
    session.change((record) => ({ ...record, goal: id }));
    const goal = level();
    if (goal) check.say(check.fill(words.aimed, goal[1]) + " " + session.summary());
  }

  /** @param {string} name @param {(Node | string)[]} answer @returns {HTMLElement} */
  function fact(name, ...answer) {
    return el("div", {}, el("dt", {}, name), el("dd", {}, ...answer));
  }

  /** @param {string} id @returns {HTMLElement[]} programs and cards that help with a requirement */
  function help(id) {
    const [, , , , programs, cards] = details.requirements[id];
    const first = programs[0] && details.programs[programs[0]];
    const parts = [];
    if (first) {
      const [title, address, hours, pay, payers, when, where] = first;
      parts.push(fact(words.program, check.link(title, address), " (" + hours + ")"));
      parts.push(fact(words.youPay, el("strong", {}, pay), payers ? " " + payers : ""), fact(words.when, when), fact(words.where, where));
    }
    cards.forEach((card) => {
      const [letters, address, pay, payers] = details.cards[card];
      parts.push(fact(words.card, check.link(letters, address), ". " + words.youPay + ": " + pay + (payers ? " (" + payers + ")" : "")));
    });
    return parts;
  }

  /** @type {Map<string, {item: HTMLElement, control: InstanceType<typeof check.Control>}>} */
  const items = new Map();

  /** One gap; made once, so that its control keeps the focus. @param {string} id */
  function gap(id) {
    const made = items.get(id);
    if (made) return made;
    const [address, text, step, proofs, , , sites] = details.requirements[id];
    const control = new check.Control(session, id);
    const lines = [
      ...(step ? [fact(words.asks, step)] : []),
      ...proofs.map(([proof, signer]) => fact(words.proof, proof, el("span.rb-note", {}, words.signedBy + " " + signer))),
      ...help(id),
      ...(sites.length ? [fact(words.notDone, sites.join(", "))] : []),
    ];
    const item = el("li.rb-requirement", {},
      el("p.rb-requirement-text", {}, check.link(session.title(id), address)),
      ...(text ? [el("p", {}, text)] : []),
      el("dl.rb-proof", {}, ...lines), control.element);
    items.set(id, { item, control });
    return { item, control };
  }

  function showGaps() {
    const goal = level();
    const head = el("h2", { id: "gaps" }, goal ? check.fill(words.gapsOf, goal[1]) : words.chooseLevel);
    if (!goal) {
      gaps.replaceChildren(el("p", {}, words.chooseFirst));
      return;
    }
    const { left, met } = check.standing(session, goal);
    const held = document.activeElement;
    const list = el("ol.rb-requirements", { role: "list" }, ...left.map((id) => gap(id).item));
    const done = met.length ? [el("details.rb-more.rb-screen", {}, el("summary", {}, check.fill(words.metList, met.length)),
      el("div", {}, el("ol.rb-requirements", { role: "list" }, ...met.map((id) => gap(id).item))))] : [];
    gaps.replaceChildren(head, ...(left.length ? [list] : [el("p", {}, check.fill(words.noneLeft, goal[1]))]), ...done);
    if (held instanceof HTMLElement && gaps.contains(held)) {
      const fold = held.closest("details");
      if (fold) fold.open = true;
      held.focus({ preventScroll: true });
    }
  }

  function showAfter() {
    const goal = level();
    const parts = !goal ? [] : goal[4].map((id) => session.level(id)).map((next) => {
      if (!next) return "";
      const { met, total } = check.standing(session, next);
      const line = el("p", {}, check.link(next[1], next[2]), ": " + check.fill(words.progress, met.length, total));
      if (!met.length) return line;
      return el("div", {}, line, el("details.rb-more.rb-fold", {}, el("summary", {}, words.afterList),
        el("div", {}, el("ul", {}, ...met.map((one) => el("li", {}, session.title(one)))))));
    });
    if (!goal) after.replaceChildren();
    else after.replaceChildren(el("h2", { id: "after" }, check.fill(words.after, goal[1])), ...(parts.length ? parts : [el("p", {}, words.top)]));
  }

  function showEarlier() {
    const { kept } = session.view;
    if (!kept.length) {
      earlier.replaceChildren();
      return;
    }
    const lines = kept.map((id) => {
      const [, edition, reason] = check.own(catalog.gone, id) || ["", "", ""];
      const why = edition ? check.fill(words.retired, edition, reason) : words.noLonger;
      const off = el("button.rb-check-small", { type: "button", "aria-label": words.forget + ": " + session.title(id), onclick: () => {
        session.change((record) => check.without(record, id));
        check.say(check.fill(words.forgotten, session.title(id)));
      } }, words.forget);
      return el("li", {}, session.title(id) + ": " + session.word(id, session.record.items[id].s) + ". " + why + " ", ...(session.open ? [off] : []));
    });
    earlier.replaceChildren(el("h2", { id: "earlier" }, words.earlier), el("ul", {}, ...lines));
  }

  /** What the reader and the manager see differently; nothing is averaged. */
  function showViews() {
    const { marks } = session.view;
    const rated = Object.keys(marks).filter((id) => marks[id].theirs);
    if (!rated.length) {
      views.replaceChildren();
      return;
    }
    const own = (/** @type {string} */ id) => (marks[id].changed ? 0 : marks[id].s);
    const cells = (/** @type {string} */ id) => {
      const [, , , proofs, programs] = details.requirements[id];
      const program = programs[0] && details.programs[programs[0]];
      return [session.word(id, own(id)), session.word(id, marks[id].theirs), program ? check.link(program[0], program[1]) : (proofs[0] || [""])[0],
        (proofs[0] || ["", ""])[1], marks[id].on ? check.month(marks[id].on) : ""];
    };
    const heads = [words.what, words.you, words.theManager, words.nextStep, words.signedBy, words.on];
    views.replaceChildren(el("h2", { id: "views" }, words.twoViews),
      check.differences(session, rated, words.twoViews, heads, cells, (id) => own(id) !== marks[id].theirs));
  }

  function show() {
    const goal = level();
    select.value = goal ? goal[0] : "";
    select.disabled = !session.open;
    state.replaceChildren(...(goal ? [check.progress(session, goal)] : []));
    showViews();
    showGaps();
    showAfter();
    showEarlier();
    items.forEach(({ control }) => control.show());
  }

  function readLink() {
    problem.textContent = "";
    try {
      const record = check.decode(window.location.hash, catalog);
      if (record) look.begin(record, words.fromLink);
    } catch (error) {
      problem.textContent = (error instanceof Error ? error.message : "") + " " + words.untouched;
    }
  }

  const keep = check.keepLine(session);
  root.append(problem, look.element, look.done,
    el("div.rb-check", {},
      el("p", {}, el("label", { for: "rb-plan-goal" }, words.chooseLevel), " ", select),
      state, keep.element, check.share(session, look),
      el("p.rb-actions.rb-screen", {}, check.link(words.talk, catalog.talk, "a.rb-button.rb-button-quiet"))),
    views, gaps, after, earlier);
  document.querySelectorAll("[data-rb-plan-paper]").forEach((paper) => paper.remove());
  root.hidden = false;
  session.listen(show);
  window.addEventListener("hashchange", readLink);
  show();
  readLink();
})(rungbookCheck, window.rungbookCatalog, window.rungbookDetails);
