/* The self-check on the page of a level: a panel over what is asked, and a control at each requirement once the reader has begun. */
"use strict";

(function (check, catalog) {
  const { words } = check;
  const panel = /** @type {HTMLElement | null} */ (document.querySelector("[data-rb-check]"));
  if (!panel || !catalog) return;
  const session = new check.Session(catalog);
  const found = session.level(panel.dataset.rbCheck || "");
  if (!found) return;
  const level = found;
  /** @type {Control[]} */
  const controls = [];

  session.summary = () => {
    const { met, left, total } = check.standing(session, level);
    return check.fill(words.progress, met.length, total) + (left.length ? "" : " " + words.allMet);
  };

  function addControls() {
    document.querySelectorAll("[data-rb-mark]").forEach((item) => {
      const id = /** @type {HTMLElement} */ (item).dataset.rbMark || "";
      if (!check.own(catalog.now, id)) return;
      const control = new check.Control(session, id);
      controls.push(control);
      item.append(control.element);
    });
  }

  function begin() {
    if (session.begun) return;
    session.begun = true;
    addControls();
    session.tell();
  }

  function beginHere() {
    begin();
    if (controls.length) controls[0].inputs[0].focus();
  }

  const [, , intro, actions] = /** @type {HTMLElement[]} */ (Array.from(panel.children));
  const start = /** @type {HTMLButtonElement} */ (actions.firstElementChild);
  const state = check.el("div");
  const first = check.button(words.firstChanged, () => {
    const control = controls.find(({ changed }) => !changed.hidden);
    if (!control) return;
    const fold = control.element.closest("details");
    if (fold) fold.open = true;
    control.element.scrollIntoView({ block: "center" });
    control.inputs[0].focus({ preventScroll: true });
  });
  const aim = check.button(check.fill(words.aim, level[1]), () => {
    session.change((record) => ({ ...record, goal: level[0] }));
    check.say(check.fill(words.aimed, level[1]));
    window.location.href = check.address(catalog.plan);
  });
  const more = check.el("p.rb-actions", {}, aim, check.link(words.plan, catalog.plan, "a.rb-check-small"), check.link(words.talk, catalog.talk, "a.rb-check-small"));
  const keep = check.keepLine(session);

  function show() {
    const { kept } = session;
    if (!kept.empty && session.open) begin();
    intro.hidden = session.begun;
    state.replaceChildren(...(session.begun ? [check.progress(session, level)] : []));
    start.hidden = session.begun || !session.open;
    controls.forEach((control) => control.show());
    more.hidden = !session.begun;
    first.hidden = controls.every(({ changed }) => changed.hidden);
    aim.hidden = session.record.goal === level[0] || !session.open;
  }

  start.disabled = false;
  start.addEventListener("click", beginHere);
  intro.after(state);
  actions.append(first);
  panel.append(keep, more);
  panel.hidden = false;
  session.listen(show);
  show();
  if ("rbBegun" in panel.dataset && session.open) beginHere();
})(rungbookCheck, window.rungbookCatalog);
