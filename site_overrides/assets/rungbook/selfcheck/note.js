/* The box for a note at one requirement. */
"use strict";

(function (check) {
  const { el, words } = check;

  /** @param {Control} control @returns {Note} */
  function note(control) {
    const { session, id, noteButton } = control, name = "rb-check-note-" + control.number;
    const kept = () => (check.own(session.view.marks, id) || { n: "" }).n || "";
    const area = /** @type {HTMLTextAreaElement} */ (el("textarea", {
      id: name, rows: "2", maxlength: String(check.NOTE), "aria-describedby": name + "-help", onchange: () => {
        session.answer(id, { n: area.value });
        check.say(words.noteSaved);
      },
    }));
    const box = el("div.rb-check-note", { hidden: true },
      el("label", { for: name }, check.fill(words.noteOf, control.title)), area, el("p.rb-note", { id: name + "-help" }, words.noteHelp));
    control.element.append(box);

    /** @param {boolean} open */
    function turn(open) {
      box.hidden = !open;
      noteButton.setAttribute("aria-expanded", String(open));
    }

    return {
      open: () => {
        turn(box.hidden);
        if (!box.hidden) area.focus();
      },
      show: () => {
        const text = kept();
        area.disabled = !session.open;
        if (document.activeElement !== area) area.value = text;
        if (text) turn(true);
      },
    };
  }

  Object.assign(check, { note });
})(rungbookCheck);
