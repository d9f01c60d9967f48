/* Where marks are kept: in this tab, in this browser once the reader says that the device is theirs, in memory where the browser refuses.
   What this script cannot read is never written over. */
"use strict";

(function (check) {
  const PREFIX = "rungbook:", DAYS = 180;
  /** @typedef {"localStorage" | "sessionStorage"} Area */

  /** @param {Area} area @param {string} key @returns {string | null} */
  function get(area, key) {
    try {
      return window[area].getItem(key);
    } catch (refused) {
      return null;
    }
  }

  /** @param {Area} area @param {string} key @param {string} text @returns {boolean} whether it is kept now */
  function put(area, key, text) {
    try {
      window[area].setItem(key, text);
      return true;
    } catch (refusedOrFull) {
      return false;
    }
  }

  /** @param {Area} area @param {string} key */
  function drop(area, key) {
    try {
      window[area].removeItem(key);
    } catch (refused) {
      /* nothing was kept */
    }
  }

  /** @returns {string} the reader's own day: 2026-11-23 */
  function today() {
    const now = new Date();
    return new Date(now.getTime() - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
  }

  class Store {
    /** @param {Catalog} catalog */
    constructor(catalog) {
      this.catalog = catalog;
      this.key = PREFIX + catalog.handbook;
      this.flag = this.key + ":shared";
      /** @type {string | null} */
      this.memory = null;
      this.refused = false;
      this.shown = false;                             /* old marks that the reader has said are theirs */
    }

    /** @returns {Area} where marks are kept now */
    get area() {
      return get("localStorage", this.key) === null ? "sessionStorage" : "localStorage";
    }

    /** @returns {Kept} what is kept, and how */
    read() {
      const text = this.memory || get(this.area, this.key);
      /** @type {Kept} */
      const state = { record: check.blank(this.catalog), locked: "", old: "", empty: text === null, place: this.place() };
      if (text === null) return state;
      try {
        state.record = check.parse(text, this.catalog);
      } catch (error) {
        state.locked = error instanceof Error && error.name === "newer" ? "newer" : "damaged";
        return state;
      }
      const { saved } = state.record;
      const age = saved ? (Date.parse(today()) - Date.parse(saved)) / 86400000 : 0;
      if (state.place === "browser" && age > DAYS && !this.shown) state.old = saved;
      return state;
    }

    /** @returns {"unasked" | "tab" | "browser" | "nowhere"} */
    place() {
      if (this.refused) return "nowhere";
      if (this.area === "localStorage") return "browser";
      return get("sessionStorage", this.flag) === null ? "unasked" : "tab";
    }

    /** Change what is kept by now, maybe by another tab. @param {(record: Marks) => Marks} change @returns {boolean} false if it must not be touched */
    change(change) {
      const { record, locked } = this.read();
      if (locked) return false;
      this.write({ ...change(record), saved: today() });
      return true;
    }

    /** @param {Marks} record */
    write(record) {
      const text = JSON.stringify(record);
      this.refused = !put(this.area, this.key, text);
      this.memory = this.refused ? text : null;
    }

    /** @param {boolean} mine whether the device is the reader's own */
    answer(mine) {
      const text = this.memory || get(this.area, this.key) || JSON.stringify(check.blank(this.catalog));
      const isKept = mine && put("localStorage", this.key, text);
      this.refused = !isKept && !put("sessionStorage", this.key, text);
      this.memory = this.refused ? text : null;
      drop(isKept ? "sessionStorage" : "localStorage", this.key);
      if (isKept) drop("sessionStorage", this.flag);
      else put("sessionStorage", this.flag, "1");
    }

    /** The reader has said that marks of long ago are theirs. */
    renew() {
      this.shown = true;
      this.change((record) => record);
    }

    clear() {
      this.memory = null;
      this.shown = false;
      /** @type {Area[]} */ (["localStorage", "sessionStorage"]).forEach((area) => {
        drop(area, this.key);
        drop(area, this.flag);
      });
    }

    /** @param {() => void} changed called when another tab has changed them, or an old page is back in sight */
    watch(changed) {
      window.addEventListener("storage", (event) => {
        if (event.key === this.key || event.key === null) changed();
      });
      window.addEventListener("pageshow", (event) => {
        if (event.persisted) changed();
      });
    }
  }

  Object.assign(check, { Store, today });
})(rungbookCheck);
