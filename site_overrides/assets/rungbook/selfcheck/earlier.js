/* On "My plan": marks of what is no longer asked. They stay until the reader takes them off. */
"use strict";

(function (check) {
  const { el, words } = check;

  /** @param {Session} session @param {HTMLElement} place */
  function showEarlier(session, place) {
    const lines = session.view.kept.map((id) => {
      const [, edition, reason] = check.own(session.catalog.gone, id) || ["", "", ""];
      const why = edition ? check.fill(words.retired, edition, reason) : words.noLonger;
      const off = el("button.rb-check-small", { type: "button", "aria-label": words.forget + ": " + session.title(id), onclick: () => {
        place.tabIndex = -1;
        place.focus();                                /* the button goes */
        session.change((record) => ({ ...record, items: Object.fromEntries(Object.entries(record.items).filter(([name]) => name !== id)) }));
        check.say(check.fill(words.forgotten, session.title(id)));
      } }, words.forget);
      return el("li", {}, session.title(id) + ": " + session.word(id, session.record.items[id].s) + ". " + why + " ", ...(session.open ? [off] : []));
    });
    place.replaceChildren(...(lines.length ? [el("h2", { id: "earlier" }, words.earlier), el("ul", {}, ...lines)] : []));
  }

  Object.assign(check, { showEarlier });
})(rungbookCheck);
