/* "My plan": the next level, what is left for it, and what is met of the level after. What only some readers need is loaded when it is needed. */
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

  const select = /** @type {HTMLSelectElement} */ (el("select.rb-screen", { id: "rb-plan-goal", onchange: () => aim(select.value) },
    el("option", { value: "" }, words.noLevel), ...catalog.levels.map(([id, title]) => el("option", { value: id }, title))));
  const SHARING = ["later-words", "link", "table", "look", "share"], VIEWS = ["later-words", "table", "views"], EARLIER = ["later-words", "earlier"];
  const state = el("div"), gaps = el("div"), after = el("div"), earlier = el("div"), views = el("div");

  const aimed = el("strong.rb-paper");

  /** @param {string} id */
  function aim(id) {
    session.change((record) => ({ ...record, goal: id }));
    const goal = level();
    if (goal) check.say(check.fill(words.aimed, goal[1]) + " " + session.summary());
  }

  /** @param {string} name @param {(Node | string)[]} answer */
  function fact(name, ...answer) {
    return el("div", {}, el("dt", {}, name), el("dd", {}, ...answer));
  }

  /** @param {string} id of a requirement */
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

  /** @type {Map<string, {item: HTMLElement, control: Control}>} */
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
    if (!goal) {
      gaps.replaceChildren(el("p", {}, words.chooseFirst));
      return;
    }
    const { left, met } = check.standing(session, goal);
    const held = document.activeElement;
    const list = (/** @type {string[]} */ ids) => el("ol.rb-requirements", { role: "list" }, ...ids.map((id) => gap(id).item));
    gaps.replaceChildren(el("h2", { id: "gaps" }, check.fill(words.gapsOf, goal[1])),
      left.length ? list(left) : el("p", {}, check.fill(words.noneLeft, goal[1])),
      ...(met.length ? [el("details.rb-more.rb-screen", {}, el("summary", {}, check.fill(words.metList, met.length)), el("div", {}, list(met)))] : []));
    if (held instanceof HTMLElement && gaps.contains(held)) {
      const fold = held.closest("details");
      if (fold) fold.open = true;
      held.focus({ preventScroll: true });
    }
  }

  function showAfter() {
    const goal = level();
    if (!goal) {
      after.replaceChildren();
      return;
    }
    const parts = catalog.levels.filter(([id]) => goal[4].includes(id)).map((next) => {
      const { met, total } = check.standing(session, next);
      const line = el("p", {}, check.link(next[1], next[2]), ": " + check.fill(words.progress, met.length, total));
      if (!met.length) return line;
      return el("div", {}, line, el("details.rb-more.rb-fold", {}, el("summary", {}, words.afterList),
        el("div", {}, el("ul", {}, ...met.map((one) => el("li", {}, session.title(one)))))));
    });
    after.replaceChildren(el("h2", { id: "after" }, check.fill(words.after, goal[1])),
      el("div.rb-after", {}, ...(parts.length ? parts : [el("p", {}, words.top)])));
  }

  /** @param {string[]} parts @param {boolean} needed @param {() => void} showPart @param {HTMLElement} place */
  function showIf(parts, needed, showPart, place) {
    if (needed) check.need(parts, showPart);
    else place.replaceChildren();
  }

  function show() {
    const goal = level(), { marks, kept } = session.view;
    select.value = goal ? goal[0] : "";
    select.disabled = !session.open;
    aimed.textContent = goal ? goal[1] : "";
    state.replaceChildren(...(goal ? [check.progress(session, goal)] : []));
    save.hidden = link.hidden = session.kept.empty || !session.open;
    showIf(VIEWS, Object.values(marks).some((mark) => mark.theirs), () => check.showViews(session, details, views), views);
    showGaps();
    showAfter();
    showIf(EARLIER, kept.length > 0, () => check.showEarlier(session, earlier), earlier);
    items.forEach(({ control }) => control.show());
  }

  /** @type {Sharing | null} */
  let sharing = null;

  /** @param {string} text */
  function complain(text) {
    problem.textContent = text;
  }

  /** @param {(sharing: Sharing) => void} act */
  function share(act) {
    complain("");
    check.need(SHARING, () => {
      if (!sharing) {
        sharing = check.share(session, complain, () => select.focus());
        problem.after(...sharing.parts);
        actions.after(sharing.element);
      }
      act(sharing);
    }, () => complain(words.notLoaded));
  }

  function readLink() {
    if (window.location.hash.startsWith("#c=")) share((ready) => ready.read());
  }

  const pick = /** @type {HTMLInputElement} */ (el("input", {
    type: "file", accept: ".json,application/json", hidden: true, "aria-label": words.open,
    onchange: () => {
      const file = pick.files && pick.files[0];
      if (file) share((ready) => ready.open(file));
      pick.value = "";
    },
  }));
  const save = check.button(words.save, () => share((ready) => ready.save()));
  const link = check.button(words.link, () => share((ready) => ready.link()));
  const actions = el("p.rb-actions", {}, link, save, check.button(words.open, () => pick.click()), pick,
    check.link(words.talk, catalog.talk, "a.rb-button.rb-button-quiet"));
  root.append(problem,
    el("div.rb-check", {},
      el("p", {}, el("label", { for: "rb-plan-goal" }, words.chooseLevel), " ", select, aimed),
      state, check.keepLine(session), el("div.rb-screen", {}, actions)),
    views, gaps, after, earlier);
  document.querySelectorAll("[data-rb-plan-paper]").forEach((paper) => paper.remove());
  root.hidden = false;
  session.listen(show);
  window.addEventListener("hashchange", readLink);
  show();
  readLink();
})(rungbookCheck, window.rungbookCatalog, window.rungbookDetails);
