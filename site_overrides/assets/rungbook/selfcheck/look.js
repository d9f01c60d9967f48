/* Marks of a link or a file, looked at without writing anything: take them, keep one's own, compare, or add the manager's marks. */
"use strict";

(function (check) {
  const { words } = check;

  class Look {
    /** @param {Session} session @param {() => void} ended called when the reader's own marks are back */
    constructor(session, ended) {
      this.session = session;
      this.ended = ended;
      this.source = words.fromLink;
      /** @type {Marks} what is looked at, with the marks that a manager adds */
      this.rated = check.blank(session.catalog);
      this.element = check.el("div.rb-check-look", { hidden: true, tabindex: "-1" });
      this.body = check.el("div");
      this.done = check.el("p");
      this.element.append(this.body);
      session.listen(() => this.showDone());
    }

    /** @param {Marks} record @param {string} source where it comes from, in words */
    begin(record, source) {
      this.source = source;
      this.rated = record;
      this.session.look(record);
      const hasTheirs = !this.session.kept.empty && Object.values(record.items).some((item) => item.m);
      this.body.replaceChildren(
        check.el("h2", { id: "rb-check-look" }, check.fill(words.looking, source)),
        check.el("p", {}, check.fill(words.lookingWhy, record.edition) + " " + words.useWhy),
        check.el("p.rb-actions", {},
          ...(hasTheirs ? [check.button(words.useTheirs, () => this.use(onlyTheirs(record), words.usedTheirs), false)] : []),
          check.button(words.use, () => this.use(record, words.used), hasTheirs),
          check.button(words.mineStays, () => this.end(words.keptMine)),
          check.button(words.compare, () => this.compare(record)),
          check.button(words.rate, () => this.rate())),
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

    /** @param {Marks} record @param {string} text */
    use(record, text) {
      const { session } = this;
      session.looking = null;
      session.refresh();
      const before = session.kept.record, wasEmpty = session.kept.empty;
      const done = session.change((own) => ({ ...own, edition: record.edition, goal: record.goal || own.goal, items: merged(own, record) }));
      this.end(done ? text : words.locked[session.kept.locked] || words.untouched);
      if (!done) return;
      const undo = check.button(words.undo, () => {
        if (wasEmpty) session.clear();
        else session.change(() => before);
        this.done.replaceChildren(words.undone);
        this.done.tabIndex = -1;
        this.done.focus();
        check.say(words.undone);
      });
      this.done.replaceChildren(text + " ", undo);
      undo.focus();
    }

    showDone() {
      if (this.session.looking) this.done.replaceChildren();
    }

    /** @param {Marks} record */
    compare(record) {
      const { session } = this;
      const own = check.view(session.kept.record, session.catalog).marks, other = check.view(record, session.catalog).marks;
      const ids = Object.keys(session.catalog.now).filter((id) => [own, other].some((marks) => marks[id] && marks[id].s));
      const heads = [words.what, words.you, this.source === words.fromFile ? words.theirFile : words.theirMark];
      const cells = (/** @type {string} */ id) => [check.said(session, own, id), check.said(session, other, id)];
      this.show(check.differences(session, ids, words.comparing, heads, cells, (id) => new Set(cells(id)).size > 1));
    }

    /** The manager marks what the link's level asks. */
    rate() {
      const { session } = this, { catalog } = session;
      const level = session.level(this.rated.goal) || catalog.levels[0];
      const ids = level[3].map((at) => catalog.ids[at]);
      const tally = check.el("p", {});
      const marks = () => check.view(this.rated, catalog).marks;
      const theirs = (/** @type {string} */ id) => (check.own(marks(), id) || { theirs: 0 }).theirs;
      const count = () => { tally.textContent = check.fill(words.rated, ids.filter(theirs).length, ids.length); };
      const rows = check.differences(session, ids, level[1], [words.what, words.theMa, words.theManager], (id) => {
        const list = catalog.now[id][3] ? words.steps : words.met, now = theirs(id);
        const select = /** @type {HTMLSelectElement} */ (check.el("select", {
          "aria-label": check.fill(words.managerOf, session.title(id)),
          onchange: () => {
            this.rated = check.answered(this.rated, catalog, id, { m: Number(select.value) }, check.today());
            count();
          },
        }, ...list.map((word, step) => (word ? check.el("option", { value: String(step), selected: now === step }, word) : ""))));
        return [check.said(session, session.view.marks, id), select];
      }, () => true);
      count();
      this.show(check.el("p", {}, words.rating), rows, tally, check.linkMaker(session, () => this.rated, words.rateLink));
    }

    /** @param {HTMLElement[]} parts */
    show(...parts) {
      if (!this.room) return;
      this.room.replaceChildren(...parts);
      this.room.tabIndex = -1;
      this.room.focus();
    }
  }

  /** @param {Marks} record @returns {Marks} with the manager's marks alone */
  function onlyTheirs(record) {
    const rated = Object.entries(record.items).filter(([, item]) => item.m);
    return { ...record, goal: "", items: Object.fromEntries(rated.map(([id, item]) => [id, { ...item, s: 0 }])) };
  }

  /** @param {Marks} own @param {Marks} other @returns {Record<string, Item>} the other's marks over one's own; notes stay */
  function merged(own, other) {
    const items = { ...own.items };
    Object.entries(other.items).forEach(([id, item]) => {
      const mine = check.own(items, id);
      const note = item.n || (mine && mine.n);
      const theirs = item.m ? { m: item.m, mh: item.mh || item.h } : {};
      items[id] = mine && !item.s ? { ...mine, ...theirs } : { ...item };
      if (note) items[id].n = note;
    });
    return items;
  }

  Object.assign(check, { Look });
})(rungbookCheck);
