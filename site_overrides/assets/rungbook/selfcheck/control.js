/* The control with which a reader marks one requirement: a row of choices, taking back, a note, and a question where it has changed. */
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
      this.noteButton = check.el("button.rb-check-small", { type: "button", "aria-expanded": "false", onclick: () => this.openNote() }, words.note);
      this.noteBox = this.makeNote();
      this.manager = check.el("span.rb-note");
      this.changed = check.el("div.rb-check-changed", { hidden: true });
      const row = check.el("div.rb-check-row", {}, this.noteButton, this.take, this.manager);
      this.element = check.el("div.rb-check-mark", {}, this.changed, this.choices, row, this.noteBox);
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

    makeNote() {
      const name = "rb-check-note-" + this.number;
      this.note = /** @type {HTMLTextAreaElement} */ (check.el("textarea", {
        id: name, rows: "2", maxlength: String(check.NOTE), "aria-describedby": name + "-help", onchange: () => this.keepNote(),
      }));
      return check.el("div.rb-check-note", { hidden: true },
        check.el("label", { for: name }, check.fill(words.noteOf, this.title)),
        this.note,
        check.el("p.rb-note", { id: name + "-help" }, words.noteHelp));
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

    openNote() {
      this.noteBox.hidden = !this.noteBox.hidden;
      this.noteButton.setAttribute("aria-expanded", String(!this.noteBox.hidden));
      if (!this.noteBox.hidden && this.note) this.note.focus();
    }

    keepNote() {
      if (!this.note) return;
      this.session.answer(this.id, { n: this.note.value });
      check.say(words.noteSaved);
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
      if (this.note && document.activeElement !== this.note) this.note.value = (mark && mark.n) || "";
      if (mark && mark.n) {
        this.noteBox.hidden = false;
        this.noteButton.setAttribute("aria-expanded", "true");
      }
      this.manager.textContent = mark && mark.theirs ? check.fill(words.manager, this.session.word(this.id, mark.theirs)) : "";
      this.showChange(mark);
    }

    /** @param {Mark | undefined} mark */
    showChange(mark) {
      this.changed.hidden = !(mark && mark.changed);
      if (!mark || !mark.changed) return;
      const was = mark.s ? [check.fill(words.wasMarked, this.session.word(this.id, mark.s))] : [];
      const others = mark.from.filter((id) => id !== this.id).map((id) => this.session.title(id));
      if (others.length) was.push(check.fill(words.cameFrom, others.join(", ")));
      if (mark.before) was.push(check.fill(words.wasAsked, mark.before));
      const parts = [check.el("p", {}, check.el("strong", {}, words.changed), " " + was.join(" "))];
      if (mark.news) parts.push(check.el("p", {}, check.el("strong", {}, words.isNew), " " + mark.news));
      if (mark.s && this.session.open) {
        parts.push(check.el("button.rb-check-small", {
          type: "button",
          onclick: () => {
            this.mark(mark.s);
            const kept = this.inputs.find((input) => input.checked);
            if (kept) kept.focus();
          },
        }, words.still));
      }
      this.changed.replaceChildren(...parts);
    }
  }

  Object.assign(check, { Control });
})(rungbookCheck);
