/* The control that marks one requirement: a row of choices, taking back, a way to a note, a place for a question. */
"use strict";

(function (check) {
  const { words } = check;
  let count = 0;

  class Control {
    /** @param {Session} session @param {string} id */
    constructor(session, id) {
      this.session = session;
      this.id = id;
      this.number = ++count;
      this.title = session.title(id);
      /** @type {HTMLInputElement[]} */
      this.inputs = [];
      this.choices = check.el("fieldset.rb-check-choices", {}, check.el("legend.rb-hidden", {}, check.fill(words.markOf, this.title)));
      this.addChoices();
      this.take = check.el("button.rb-check-small", { type: "button", onclick: () => this.takeBack() }, words.takeBack);
      this.noteButton = check.el("button.rb-check-small", { type: "button", "aria-expanded": "false", onclick: () => this.withNote((note) => note.open()) }, words.note);
      /** @type {Note | undefined} */
      this.note = undefined;
      this.manager = check.el("span.rb-note");
      this.changed = check.el("div.rb-check-changed", { hidden: true });
      const row = check.el("div.rb-check-row", {}, this.noteButton, this.take, this.manager);
      this.element = check.el("div.rb-check-mark", {}, this.changed, this.choices, row);
      this.show();
    }

    addChoices() {
      const { steps, met } = words;
      const list = this.session.catalog.now[this.id][3] ? steps : met;
      list.forEach((word, step) => {
        if (!step || !word) return;
        const input = /** @type {HTMLInputElement} */ (check.el("input", {
          type: "radio", name: "rb-check-" + this.number, value: String(step), onchange: () => this.mark(step),
          autocomplete: "off",                        /* going back, a browser would put back what was checked before */
        }));
        this.inputs.push(input);
        this.choices.append(check.el("label.rb-check-choice", {}, input, check.el("span", {}, word)));
      });
    }

    /** @param {number} step */
    mark(step) {
      this.session.answer(this.id, { s: step });
      check.say(check.fill(words.marked, this.title, this.session.word(this.id, step)) + " " + this.session.summary());
    }

    takeBack() {
      this.session.answer(this.id, { s: 0 });
      this.inputs[0].focus();
      check.say(check.fill(words.takenBack, this.title) + " " + this.session.summary());
    }

    /** @param {(note: Note) => void} act once there is a box for the note */
    withNote(act) {
      check.need(["note"], () => {
        this.note = this.note || check.note(this);
        act(this.note);
      });
    }

    /** Show what is marked now, without touching the focus. */
    show() {
      const mark = check.own(this.session.view.marks, this.id);
      const shut = !this.session.open;
      this.inputs.forEach((input) => {
        input.checked = Boolean(mark && !mark.changed && mark.s === Number(input.value));
        input.disabled = shut;
      });
      this.take.hidden = shut || !mark || !mark.s || mark.changed;
      this.noteButton.hidden = shut;
      if (this.note || (mark && mark.n)) this.withNote((note) => note.show());
      this.manager.textContent = mark && mark.theirs ? check.fill(words.manager, this.session.word(this.id, mark.theirs)) : "";
      this.changed.hidden = !(mark && mark.changed);
      if (mark && mark.changed) check.need(["later-words", "changed"], () => check.showChange(this, mark));
    }
  }

  Object.assign(check, { Control });
})(rungbookCheck);
