/* A reader's marks as data: what a record means in today's edition, and what may be read from a file. Each function takes a record and gives
   another. What a catalog says of the editions: generator/views/selfcheck_catalog.py. */
"use strict";

/** @type {RungbookCheck} */
var rungbookCheck = window.rungbookCheck || {};

(function (check) {
  const VERSION = 1, NOTE = 200, LARGEST = 1000000;
  const RENAMED = 0, TWIN = 2;
  const UNKNOWN = "00000000";                         /* the meaning of a mark whose edition can not be told */
  const ID = /^[a-z][a-z0-9-]{0,63}\.[a-z][a-z0-9-]{0,63}$/;

  /** @template T @param {Record<string, T>} map @param {string} key @returns {T | undefined} */
  function own(map, key) {
    return Object.prototype.hasOwnProperty.call(map, key) ? map[key] : undefined;
  }

  /** @param {Catalog} catalog @returns {Marks} a record without marks */
  function blank(catalog) {
    return { v: VERSION, handbook: catalog.handbook, edition: catalog.edition, saved: "", goal: "", items: {} };
  }

  /** @param {Item[]} items @param {"s" | "m"} whose @param {number} asked @returns {number} the lowest; 0 if one of those asked for is not rated */
  function weakest(items, whose, asked) {
    return items.length < asked ? 0 : Math.min(...items.map((item) => item[whose]));
  }

  /**
   * One requirement's own mark, else what earlier ones hand on.
   * @param {Marks} record @param {Catalog} catalog @param {string} id @param {string} meaning of today
   * @param {Set<string>} seen names on the way here, so that a circle of renames ends
   * @returns {Found | undefined}
   */
  function find(record, catalog, id, meaning, seen) {
    const item = own(record.items, id);
    if (item) return { item, sure: item.h === meaning, from: [id] };
    if (seen.has(id)) return undefined;
    seen.add(id);
    const sources = own(catalog.from, id) || [];
    for (const [old, how] of sources) {
      const found = how === RENAMED ? find(record, catalog, old, meaning, seen)
        : how === TWIN ? twin(record, catalog, old, meaning) : undefined;
      if (found) return found;
    }
    const replaced = sources.filter(([, how]) => how !== RENAMED && how !== TWIN);
    const found = replaced.map(([old]) => find(record, catalog, old, meaning, seen)).filter((one) => one !== undefined);
    if (!found.length) return undefined;
    const items = found.map((one) => one.item);
    return {
      item: {
        s: weakest(items, "s", replaced.length),
        m: weakest(items, "m", replaced.length),
        on: items[0].on,
        h: UNKNOWN,
        n: items.map((one) => one.n || "").filter(Boolean).join(" ").slice(0, NOTE),
      },
      sure: false,
      from: found.flatMap((one) => one.from),
    };
  }

  /** @param {Marks} record @param {Catalog} catalog @param {string} old @param {string} meaning @returns {Found | undefined} */
  function twin(record, catalog, old, meaning) {
    const item = own(record.items, old);
    if (!item || (item.h !== meaning && own(catalog.now, old))) return undefined;
    return { item, sure: item.h === meaning, from: [old] };
  }

  /**
   * What a record means today. The record itself is left as it is: a mark keeps the meaning that it was given for until the reader answers.
   * @param {Marks} record @param {Catalog} catalog
   * @returns {View} what is marked, and what was marked for requirements that are no more
   */
  function view(record, catalog) {
    /** @type {View} */
    const result = { marks: {}, kept: [] };
    const used = new Set();
    for (const id of Object.keys(catalog.now)) {
      const found = find(record, catalog, id, catalog.now[id][0], new Set());
      if (!found) continue;
      found.from.forEach((name) => used.add(name));
      const { item } = found;
      const told = found.from.some((name) => record.items[name].s || record.items[name].m || record.items[name].n);
      const [before, news] = (own(catalog.before, id) || {})[item.h] || ["", ""];
      const theirs = (item.mh || item.h) === catalog.now[id][0];
      if (told) result.marks[id] = { ...item, changed: !found.sure, theirs: theirs ? item.m : 0, before, news, from: found.from };
    }
    result.kept = Object.keys(record.items).filter((id) => !used.has(id) && (record.items[id].s || record.items[id].m || record.items[id].n));
    return result;
  }

  /**
   * A record with one answer more. What the answer does not name stays as it was carried over.
   * @param {Marks} record @param {Catalog} catalog @param {string} id
   * @param {{s?: number, m?: number, n?: string}} answer @param {string} today 2026-11-23
   * @returns {Marks}
   */
  function answered(record, catalog, id, answer, today) {
    const meaning = catalog.now[id][0];
    const carried = find(record, catalog, id, meaning, new Set());
    /** @type {Item} */
    const old = carried ? carried.item : { s: 0, m: 0, on: "", h: meaning };
    /** @type {Item} */
    const item = { s: old.s, m: old.m, on: today.slice(0, 7), h: old.h };
    const note = answer.n !== undefined ? answer.n.slice(0, NOTE) : old.n || "";
    if (note) item.n = note;
    if (answer.s !== undefined) {
      item.s = answer.s;
      item.h = meaning;
    }
    /* Each of the two marks keeps the meaning that it was given for. */
    if (answer.m !== undefined) item.m = answer.m;
    const theirs = answer.m !== undefined ? meaning : old.mh || old.h;
    if (item.m && theirs !== item.h) item.mh = theirs;
    return { ...record, edition: catalog.edition, items: { ...record.items, [id]: item } };
  }

  /** @param {unknown} value @param {RegExp} form @returns {string} the text, or none if it has another form */
  function text(value, form) {
    return typeof value === "string" && form.test(value) ? value : "";
  }

  /** @param {unknown} value @returns {value is number} */
  function isStep(value) {
    return typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= 4;
  }

  /** @param {string} name @returns {Error} what `check.words.problems` puts in words */
  function problem(name) {
    return Object.assign(new Error(name), { name });
  }

  /** @param {any} raw @returns {Item} @throws {Error} */
  function cleanItem(raw) {
    if (!raw || typeof raw !== "object" || !isStep(raw.s) || !isStep(raw.m)) throw problem("damaged");
    if (raw.n !== undefined && typeof raw.n !== "string") throw problem("damaged");
    /** @type {Item} */
    const item = { s: raw.s, m: raw.m, on: text(raw.on, /^\d{4}-\d\d$/), h: text(raw.h, /^[0-9a-f]{8}$/) || UNKNOWN };
    if (raw.n) item.n = raw.n.slice(0, NOTE);
    if (text(raw.mh, /^[0-9a-f]{8}$/)) item.mh = raw.mh;
    return item;
  }

  /**
   * Read a saved record or a file, trusting nothing in it.
   * @param {string} content @param {Catalog} catalog @returns {Marks}
   * @throws {Error} its name is `large`, `foreign`, `newer`, `other` or `damaged`
   */
  function parse(content, catalog) {
    if (content.length > LARGEST) throw problem("large");
    /** @type {any} */
    let raw;
    try {
      raw = JSON.parse(content);
    } catch (error) {
      throw problem("foreign");
    }
    if (!raw || typeof raw !== "object" || !Number.isInteger(raw.v) || typeof raw.handbook !== "string") throw problem("foreign");
    if (raw.handbook !== catalog.handbook) throw problem("other");
    if (raw.v > VERSION) throw problem("newer");
    if (raw.v < 1 || !raw.items || typeof raw.items !== "object" || Array.isArray(raw.items)) throw problem("damaged");
    const clean = blank(catalog);
    clean.edition = text(raw.edition, /^\d{4}\.\d{1,3}$/);
    if (!clean.edition) throw problem("damaged");
    clean.saved = text(raw.saved, /^\d{4}-\d\d-\d\d$/);
    clean.goal = text(raw.goal, /^[a-z][a-z0-9-]{0,63}$/);
    Object.keys(raw.items).forEach((id) => {
      if (!ID.test(id)) throw problem("damaged");
      clean.items[id] = cleanItem(raw.items[id]);
    });
    return clean;
  }

  Object.assign(check, { LARGEST, NOTE, UNKNOWN, answered, blank, own, parse, problem, view });
})(rungbookCheck);
