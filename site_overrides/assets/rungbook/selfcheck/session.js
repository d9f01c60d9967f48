/* The marks of this reader while a page is open: what is kept, what it means today, how much of a level is met, and who wants to know. */
"use strict";

(function (check) {
  class Session {
    /** @param {Catalog} catalog */
    constructor(catalog) {
      this.catalog = catalog;
      this.store = new check.Store(catalog);
      /** @type {Marks | null} marks of a link or a file that are only looked at */
      this.looking = null;
      /** @type {(() => void)[]} */
      this.listeners = [];
      /** @type {() => string} progress in words, spoken after each mark */
      this.summary = () => "";
      this.begun = false;                             /* whether the reader is about to mark, so that the question is asked before */
      this.kept = this.store.read();
      this.record = this.kept.record;
      this.view = check.view(this.record, catalog);
      this.refresh();
      this.store.watch(() => {
        this.refresh();
        this.tell();
      });
    }

    refresh() {
      this.kept = this.store.read();
      const hidden = this.kept.old || this.kept.locked;
      this.record = this.looking || (hidden ? check.blank(this.catalog) : this.kept.record);
      this.view = check.view(this.record, this.catalog);
    }

    /** @param {() => void} changed */
    listen(changed) {
      this.listeners.push(changed);
    }

    tell() {
      this.listeners.forEach((changed) => changed());
    }

    /** @returns {boolean} whether the reader may mark something now */
    get open() {
      return !this.looking && !this.kept.old && !this.kept.locked;
    }

    /** @param {(record: Marks) => Marks} change @returns {boolean} */
    change(change) {
      const done = this.open && this.store.change(change);
      this.refresh();
      this.tell();
      return done;
    }

    /** @param {string} id @param {{s?: number, m?: number, n?: string}} answer */
    answer(id, answer) {
      this.change((record) => check.answered(record, this.catalog, id, answer, check.today()));
    }

    /** @param {Marks | null} record looked at from now on; null = the reader's own again */
    look(record) {
      this.looking = record;
      this.refresh();
      this.tell();
    }

    clear() {
      this.store.clear();
      this.refresh();
      this.tell();
      check.say(check.words.cleared);
    }

    /** @param {string} id of today or of earlier */
    title(id) {
      const now = check.own(this.catalog.now, id), gone = check.own(this.catalog.gone, id);
      return (now && now[4]) || (gone && gone[0]) || id;
    }

    /** @param {string} id @param {number} mark */
    word(id, mark) {
      const now = check.own(this.catalog.now, id);
      return (now && !now[3] ? check.words.met : check.words.steps)[mark] || check.words.steps[mark];
    }

    /** @param {string} id @returns {boolean} whether the reader's mark meets the requirement as it is today */
    met(id) {
      const mark = check.own(this.view.marks, id);
      return Boolean(mark && !mark.changed && mark.s >= this.catalog.now[id][2]);
    }

    /** @param {string} id @returns {Level | undefined} */
    level(id) {
      return this.catalog.levels.find(([name]) => name === id);
    }
  }

  /** @param {Session} session @param {Level} level @returns {Standing} what has changed since it was marked stands first in what is left */
  function standing(session, level) {
    const ids = level[3].map((at) => session.catalog.ids[at]);
    const met = ids.filter((id) => session.met(id)), left = ids.filter((id) => !session.met(id));
    const changed = left.filter((id) => (check.own(session.view.marks, id) || { changed: false }).changed);
    return { met, left: [...new Set([...changed, ...left])], changed: changed.length, total: ids.length };
  }

  /** A bar, with the same in words. @param {Session} session @param {Level} level */
  function progress(session, level) {
    const { el, fill, words } = check, { met, left, changed, total } = standing(session, level);
    const text = fill(words.progress, met.length, total) + " " + (left.length ? fill(words.left, left.length) : words.allMet);
    const bar = el("progress", { max: String(total), value: String(met.length), "aria-hidden": "true" });
    return el("div.rb-check-progress", {}, bar, el("p", {}, text), ...(changed ? [el("p", {}, fill(words.toLookAt, changed))] : []));
  }

  Object.assign(check, { Session, progress, standing });
})(rungbookCheck);
