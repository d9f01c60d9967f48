/* Where marks are kept, in words: the one question, what the browser refuses, and clearing with one tap. */
"use strict";

(function (check) {
  const { words } = check;
  const PLACES = { unasked: words.forgets, tab: words.keptTab, browser: words.keptHere, nowhere: words.keptNot };

  /** @param {Session} session @returns {HTMLElement} */
  function keepLine(session) {
    const element = check.el("div.rb-check-keep");
    let shown = "", said = false;

    /** @param {boolean} mine */
    function answer(mine) {
      session.store.answer(mine);
      session.refresh();
      session.tell();
      check.say(PLACES[session.kept.place]);
      element.tabIndex = -1;
      element.focus();
    }

    function parts() {
      const { kept } = session;
      if (kept.locked) return [check.el("p", {}, words.locked[kept.locked])];
      if (kept.old) {
        const show = () => {
          session.store.renew();
          session.refresh();
          session.tell();
        };
        return [check.el("p", {}, check.fill(words.old, check.month(kept.old))), check.button(words.oldShow, show)];
      }
      const place = check.el("p.rb-note", {}, PLACES[kept.place]);
      if (kept.place !== "unasked") return [place];
      return [
        check.el("p", {}, check.el("strong", {}, words.question)),
        check.el("p.rb-actions", {}, check.button(words.mine, () => answer(true)), check.button(words.shared, () => answer(false))),
        place,
      ];
    }

    function show() {
      const { kept } = session;
      element.hidden = kept.empty && !kept.locked && kept.place !== "tab";
      const state = [kept.place, kept.locked, kept.old, kept.empty].join();
      if (state === shown) return;                    /* a button that has the focus is not made again */
      shown = state;
      const clear = kept.empty ? [] : [check.el("p", {}, check.el("button.rb-check-small", { type: "button", onclick: () => session.clear() }, words.clear))];
      element.replaceChildren(...parts(), ...clear);
      if (kept.place === "nowhere" && !said) {
        said = true;
        check.say(words.keptNot);
      }
    }

    session.listen(show);
    show();
    return element;
  }

  Object.assign(check, { keepLine });
})(rungbookCheck);
