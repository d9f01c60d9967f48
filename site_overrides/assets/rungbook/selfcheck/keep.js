/* Where marks are kept, in words: the one question, what the browser refuses, and clearing with one tap. */
"use strict";

(function (check) {
  const { words } = check;
  const PLACES = { unasked: words.forgets, tab: words.keptTab, browser: words.keptHere, nowhere: words.keptNot };

  /** @param {Session} session */
  function keepLine(session) {
    const element = check.el("div.rb-check-keep");
    let shown = "", said = false;

    /** Take the focus of a button that is gone. @param {string} text to be spoken */
    function answered(text) {
      session.refresh();
      session.tell();
      check.say(text);
      element.hidden = false;
      element.tabIndex = -1;
      element.focus();
    }

    /** @param {boolean} mine */
    function answer(mine) {
      session.store.answer(mine);
      answered(PLACES[session.kept.place]);
    }

    function clear() {
      session.clear();
      element.replaceChildren(check.el("p", {}, words.cleared));
      answered(words.cleared);
    }

    function parts() {
      const { kept } = session;
      if (kept.locked) return [check.el("p", {}, words.locked[kept.locked])];
      if (kept.old) {
        const show = () => {
          session.store.renew();
          answered(session.summary());
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
      element.hidden = kept.empty && !kept.locked && kept.place !== "tab" && !session.begun;
      const state = [kept.place, kept.locked, kept.old, kept.empty].join();
      if (state === shown) return;                    /* a button that has the focus is not made again */
      shown = state;
      const end = kept.empty ? [] : [check.el("p", {}, check.el("button.rb-check-small", { type: "button", onclick: clear }, words.clear))];
      element.replaceChildren(...parts(), ...end);
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
