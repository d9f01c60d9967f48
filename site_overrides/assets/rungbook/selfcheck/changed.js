/* What a control says where a requirement has changed since it was marked: the earlier mark, what is new, and whether the mark still holds. */
"use strict";

(function (check) {
  const { el, fill, words } = check;

  /** @param {Control} control @param {Mark} mark */
  function showChange(control, mark) {
    const { session, id } = control;
    const was = mark.s ? [fill(words.wasMarked, session.word(id, mark.s))] : [];
    const others = mark.from.filter((name) => name !== id).map((name) => session.title(name));
    if (others.length) was.push(fill(words.cameFrom, others.join(", ")));
    if (mark.before) was.push(fill(words.wasAsked, mark.before));
    const parts = [el("p", {}, el("strong", {}, words.changed), " " + was.join(" "))];
    if (mark.news) parts.push(el("p", {}, el("strong", {}, words.isNew), " " + mark.news));
    const still = () => {
      control.mark(mark.s);
      const kept = control.inputs.find((input) => input.checked);
      if (kept) kept.focus();
    };
    if (mark.s && session.open) parts.push(el("button.rb-check-small", { type: "button", onclick: still }, words.still));
    control.changed.replaceChildren(...parts);
  }

  Object.assign(check, { showChange });
})(rungbookCheck);
