/* Marks of a link or a file, looked at without writing anything: take them, keep one's own, compare, or add the manager's marks. */
"use strict";

(function (check) {
  const { words } = check;

  /**
   * @param {Session} session @param {string[]} ids @param {string} caption @param {string[]} heads of the columns
   * @param {(id: string) => (string | Node)[]} cells @param {(id: string) => boolean} differs those that do come first, the others are folded
   * @returns {HTMLElement}
   */
  function table(session, ids, caption, heads, cells, differs) {
    const { el } = check;
    /** @param {string[]} some @param {string} words @returns {HTMLElement} */
    const part = (some, words) => el("div.rb-scroll", { role: "region", tabindex: "0", "aria-label": words },
      el("table.rb-table", {},
        el("caption", {}, words),
        el("thead", {}, el("tr", {}, ...heads.map((head) => el("th", { scope: "col" }, head)))),
        el("tbody", {}, ...some.map((id) => el("tr", {}, el("th", { scope: "row" }, session.title(id)), ...cells(id).map((cell) => el("td", {}, cell)))))));
    const apart = ids.filter(differs), alike = ids.filter((id) => !differs(id));
    const parts = apart.length ? [part(apart, caption)] : [];
    if (alike.length) {
      const label = check.fill(words.same, alike.length);
      parts.push(el("details.rb-more.rb-fold", {}, el("summary", {}, label), el("div", {}, part(alike, label))));
    }
    return el("div", {}, ...parts);
  }

  class Look {
    /** @param {Session} session @param {() => void} ended called when the reader's own marks are back */
    constructor(session, ended) {
      this.session = session;
      this.ended = ended;
      this.source = words.fromLink;
      this.element = check.el("div.rb-check-look", { hidden: true, tabindex: "-1" });
      this.body = check.el("div");
      this.done = check.el("p");
      this.element.append(this.body);
      session.listen(() => this.showDone());
    }

    /** @param {Marks} record @param {string} source where it comes from, in words */
    begin(record, source) {
      this.source = source;
      this.session.look(record);
      const plain = { id: "rb-check-look" };
      this.body.replaceChildren(
        check.el("h2", plain, check.fill(words.looking, source)),
        check.el("p", {}, check.fill(words.lookingWhy, record.edition) + " " + words.useWhy),
        check.el("p.rb-actions", {},
          check.button(words.use, () => this.use(record), false),
          check.button(words.mineStays, () => this.end(words.keptMine)),
          check.button(words.compare, () => this.compare(record)),
          check.button(words.rate, () => this.rate(record))),
        this.room = check.el("div"));
      this.element.hidden = false;
      this.element.focus();
    }

    /** @param {string} text */
    end(text) {
      if (window.location.hash) window.history.replaceState(null, "", window.location.href.split("#")[0]);
      this.element.hidden = true;
      this.session.look(null);
      this.ended();
      check.say(text);
    }

    /** @param {Marks} record */
    use(record) {
      const { session } = this;
      session.looking = null;
      session.refresh();
      const before = session.kept.record, wasEmpty = session.kept.empty;
      const done = session.change((own) => ({ ...own, edition: record.edition, goal: record.goal || own.goal, items: merged(own, record) }));
      this.end(done ? words.used : words.locked[session.kept.locked] || words.untouched);
      if (!done) return;
      const undo = check.button(words.undo, () => {
        if (wasEmpty) session.clear();
        else session.change(() => before);
        this.done.replaceChildren(words.undone);
        check.say(words.undone);
      });
      this.done.replaceChildren(words.used + " ", undo);
      undo.focus();
    }

    showDone() {
      if (this.session.looking) this.done.replaceChildren();
    }

    /** @returns {string[]} everything that either of the two has marked */
    marked() {
      return Object.keys(this.session.catalog.now);
    }

    /** @param {Marks} record */
    compare(record) {
      const { session } = this;
      const own = check.view(session.kept.record, session.catalog).marks, other = check.view(record, session.catalog).marks;
      const step = (/** @type {Record<string, Mark>} */ marks, /** @type {string} */ id) => (marks[id] ? marks[id].s : 0);
      const ids = this.marked().filter((id) => step(own, id) || step(other, id));
      const heads = [words.what, words.you, this.source === words.fromFile ? words.theirFile : words.theirMark];
      const found = table(session, ids, words.comparing, heads,
        (id) => [session.word(id, step(own, id)), session.word(id, step(other, id))], (id) => step(own, id) !== step(other, id));
      this.show(found);
    }

    /** The manager marks what the link's level asks. @param {Marks} record */
    rate(record) {
      const { session } = this;
      const level = session.level(record.goal) || session.catalog.levels[0];
      const ids = level[3].map((at) => session.catalog.ids[at]);
      let rated = record;
      const rows = table(session, ids, level[1], [words.what, words.theMa, words.theManager], (id) => {
        const mark = session.view.marks[id];
        const list = session.catalog.now[id][3] ? words.steps : words.met;
        const select = /** @type {HTMLSelectElement} */ (check.el("select", {
          "aria-label": check.fill(words.managerOf, session.title(id)),
          onchange: () => { rated = check.answered(rated, session.catalog, id, { m: Number(select.value) }, check.today()); },
        }, ...list.map((word, step) => (word ? check.el("option", { value: String(step), selected: Boolean(mark && mark.theirs === step) }, word) : ""))));
        return [session.word(id, mark ? mark.s : 0), select];
      }, () => true);
      const out = check.linkMaker(session, () => rated, words.rateLink);
      this.show(check.el("p", {}, words.rating), rows, out);
    }

    /** @param {HTMLElement[]} parts */
    show(...parts) {
      if (!this.room) return;
      this.room.replaceChildren(...parts);
      this.room.tabIndex = -1;
      this.room.focus();
    }
  }

  /** @param {Marks} own @param {Marks} other @returns {Record<string, Item>} the other's marks over one's own; notes stay */
  function merged(own, other) {
    const items = { ...own.items };
    Object.entries(other.items).forEach(([id, item]) => {
      const mine = check.own(items, id);
      const note = item.n || (mine && mine.n);
      items[id] = mine && !item.s ? { ...mine, m: item.m, mh: item.mh || item.h } : { ...item };
      if (note) items[id].n = note;
    });
    return items;
  }

  Object.assign(check, { Look, differences: table });
})(rungbookCheck);
