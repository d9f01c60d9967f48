/* Two ratings side by side, never averaged: what differs stands first, the rest is folded. */
"use strict";

(function (check) {
  const { el } = check;

  /**
   * @param {Session} session @param {string[]} ids @param {string} caption @param {string[]} heads of the columns
   * @param {(id: string) => (string | Node)[]} cells @param {(id: string) => boolean} differs those that do come first, the others are folded
   * @returns {HTMLElement}
   */
  function differences(session, ids, caption, heads, cells, differs) {
    /** @param {string[]} some @param {string} words @returns {HTMLElement} */
    const part = (some, words) => el("div.rb-scroll", { role: "region", tabindex: "0", "aria-label": words },
      el("table.rb-table", {},
        el("caption", {}, words),
        el("thead", {}, el("tr", {}, ...heads.map((head) => el("th", { scope: "col" }, head)))),
        el("tbody", {}, ...some.map((id) => el("tr", {}, el("th", { scope: "row" }, session.title(id)), ...cells(id).map((cell) => el("td", {}, cell)))))));
    const apart = ids.filter(differs), alike = ids.filter((id) => !differs(id));
    const parts = apart.length ? [part(apart, caption)] : [];
    if (alike.length) {
      const label = check.fill(check.words.same, alike.length);
      parts.push(el("details.rb-more.rb-fold", {}, el("summary", {}, label), el("div", {}, part(alike, label))));
    }
    return el("div", {}, ...parts);
  }

  /** @param {Session} session @param {Record<string, Mark>} marks @param {string} id @returns {string} the mark in words; one of an earlier meaning as such */
  function said(session, marks, id) {
    const mark = check.own(marks, id);
    const word = session.word(id, mark ? mark.s : 0);
    return mark && mark.s && mark.changed ? check.fill(check.words.older, word) : word;
  }

  Object.assign(check, { differences, said });
})(rungbookCheck);
