/* Marks as a link. All of it stands after the "#", which a browser sends to nobody.

   Bytes: version in the high half of the first, flags in the low (1 = the manager's marks too); year less 2000, number in that year; how many
   requirements there were (2); a sum of their meanings (2); a sum of the level aimed at (2); CRC-32 of all else, seeded with the handbook's
   name and those requirements (4). Then one bit for each block of 6 requirements, set where one of them is marked, and the marked blocks: 6
   digits to base 25 (own mark x 5 + the manager's) in 28 bits, or to base 5 in 14. Notes never travel. 120 requirements: 115 letters. */
"use strict";

(function (check) {
  const VERSION = 1, BOTH = 1, HEAD = 13, BLOCK = 6, MARK = "#c=";
  const EARLIEST = 2000;

  /** @param {number[]} bytes @param {number} [start] @returns {number} CRC-32 */
  function crc32(bytes, start) {
    let crc = ~(start || 0);
    for (const byte of bytes) {
      crc ^= byte;
      for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
    }
    return ~crc >>> 0;
  }

  /** @param {string} text ASCII @returns {number[]} */
  function codes(text) {
    return Array.from(text, (letter) => letter.charCodeAt(0) & 255);
  }

  /** @param {Catalog} catalog @param {number} count @returns {number} differs for another handbook, or another order of requirements */
  function seed(catalog, count) {
    return crc32(codes(catalog.handbook + "\n" + catalog.ids.slice(0, count).join(" ")));
  }

  /** @param {string} name @returns {number} 16 bits */
  function sum16(name) {
    return name ? crc32(codes(name)) & 0xffff : 0;
  }

  /** @param {number} number @param {number} bytes @returns {number[]} */
  function split(number, bytes) {
    return Array.from({ length: bytes }, (_, at) => Math.floor(number / 256 ** (bytes - 1 - at)) & 255);
  }

  /** @param {number[]} bytes @returns {number} */
  function join(bytes) {
    return bytes.reduce((sum, byte) => sum * 256 + byte, 0);
  }

  /** Numbers of some bits each, one after the other. */
  class Bits {
    /** @param {number[]} [bytes] */
    constructor(bytes) {
      this.bits = (bytes || []).flatMap((byte) => [7, 6, 5, 4, 3, 2, 1, 0].map((at) => (byte >> at) & 1));
      this.at = 0;
    }

    /** @param {number} number @param {number} width */
    put(number, width) {
      for (let at = width - 1; at >= 0; at--) this.bits.push(Math.floor(number / 2 ** at) % 2);
    }

    /** @param {number} width @returns {number} */
    take(width) {
      if (this.at + width > this.bits.length) throw check.problem("link");
      const number = this.bits.slice(this.at, this.at + width).reduce((sum, bit) => sum * 2 + bit, 0);
      this.at += width;
      return number;
    }

    /** @returns {number[]} */
    bytes() {
      const whole = Math.ceil(this.bits.length / 8);
      return Array.from({ length: whole }, (_, byte) => [0, 1, 2, 3, 4, 5, 6, 7].reduce((sum, at) => sum * 2 + (this.bits[byte * 8 + at] || 0), 0));
    }
  }

  /**
   * @param {Marks} record @param {Catalog} catalog
   * @returns {string} what stands after the address of the page: "#c=..."; only marks that hold today
   */
  function encode(record, catalog) {
    const marks = check.view(record, catalog).marks;
    const digits = catalog.ids.map((id) => {
      const mark = check.own(marks, id);
      return mark ? [mark.changed ? 0 : mark.s, mark.theirs] : [0, 0];
    });
    const both = digits.some(([, theirs]) => theirs > 0);
    const base = both ? 25 : 5, width = both ? 28 : 14;
    const bits = new Bits(), blocks = [];
    for (let at = 0; at < digits.length; at += BLOCK) {
      const block = digits.slice(at, at + BLOCK);
      while (block.length < BLOCK) block.push([0, 0]);
      const value = block.reduce((sum, [ours, theirs]) => sum * base + (both ? ours * 5 + theirs : ours), 0);
      bits.put(value ? 1 : 0, 1);
      if (value) blocks.push(value);
    }
    blocks.forEach((value) => bits.put(value, width));
    const [year, number] = catalog.edition.split(".").map(Number);
    const head = [
      VERSION * 16 + (both ? BOTH : 0), year - EARLIEST, number & 255,
      ...split(catalog.ids.length, 2), ...split(catalog.digests[catalog.edition], 2), ...split(sum16(record.goal), 2),
    ];
    const body = bits.bytes();
    const bytes = [...head, ...split(crc32([...head, ...body], seed(catalog, catalog.ids.length)), 4), ...body];
    return MARK + letters(bytes);
  }

  /** @param {number[]} bytes @returns {string} base64url */
  function letters(bytes) {
    return btoa(String.fromCharCode(...bytes)).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  }

  /** @param {string} text @returns {number[]} @throws {Error} */
  function bytesOf(text) {
    if (!/^[\w-]{18,4000}$/.test(text)) throw check.problem("link");
    try {
      const bytes = codes(atob(text.replace(/-/g, "+").replace(/_/g, "/")));
      if (letters(bytes) === text) return bytes;      /* else its last letter has bits that say nothing */
    } catch (error) {
      /* no base64 */
    }
    throw check.problem("link");
  }

  /** @param {string} edition @returns {number} 2026.10 is after 2026.2 */
  function order(edition) {
    const [year, number] = edition.split(".").map(Number);
    return year * 1000 + number;
  }

  /** @param {Catalog} catalog @returns {Map<string, string>} for each earlier name the one of today */
  function names(catalog) {
    const found = new Map();
    /** @param {string} today @param {string} id */
    function follow(today, id) {
      (check.own(catalog.from, id) || []).forEach(([old, how]) => {
        if (how !== 0 || found.has(old) || check.own(catalog.now, old)) return;
        found.set(old, today);
        follow(today, old);
      });
    }
    Object.keys(catalog.now).forEach((id) => follow(id, id));
    return found;
  }

  /**
   * Read the marks of a link.
   * @param {string} hash what stands after the address: "#c=..." @param {Catalog} catalog
   * @returns {Marks | null} null if this is no link with marks
   * @throws {Error} its name is `link`, `newer` or `later`
   */
  function decode(hash, catalog) {
    if (hash.slice(0, MARK.length) !== MARK) return null;
    const bytes = bytesOf(hash.slice(MARK.length));
    if (bytes.length < HEAD) throw check.problem("link");
    if (bytes[0] >> 4 > VERSION) throw check.problem("newer");
    const head = bytes.slice(0, HEAD - 4), body = bytes.slice(HEAD);
    const edition = EARLIEST + head[1] + "." + head[2];
    const count = join(head.slice(3, 5));
    if (count > catalog.ids.length || order(edition) > order(catalog.edition)) throw check.problem("later");
    if (join(bytes.slice(HEAD - 4, HEAD)) !== crc32([...head, ...body], seed(catalog, count))) throw check.problem("link");
    const record = check.blank(catalog);
    record.edition = edition;
    record.goal = (catalog.levels || []).map(([id]) => id).find((id) => sum16(id) === join(head.slice(7, 9))) || "";
    const known = check.own(catalog.digests, edition) === join(head.slice(5, 7));
    const today = names(catalog);
    read(new Bits(body), count, Boolean(bytes[0] & BOTH)).forEach(([ours, theirs], at) => {
      if (!ours && !theirs) return;
      const id = today.get(catalog.ids[at]) || catalog.ids[at];
      const now = check.own(catalog.now, id);
      const same = now && known && order(edition) >= order(now[1]);
      record.items[id] = { s: ours, m: theirs, on: "", h: now && same ? now[0] : check.UNKNOWN };
    });
    return record;
  }

  /** @param {Bits} bits @param {number} count @param {boolean} both @returns {number[][]} for each requirement the own mark and the manager's */
  function read(bits, count, both) {
    const base = both ? 25 : 5, width = both ? 28 : 14;
    const marked = Array.from({ length: Math.ceil(count / BLOCK) }, () => bits.take(1));
    return marked.flatMap((one) => {
      let value = one ? bits.take(width) : 0;
      const block = [];
      for (let at = 0; at < BLOCK; at++) {
        const digit = value % base;
        block.unshift(both ? [Math.floor(digit / 5), digit % 5] : [digit, 0]);
        value = Math.floor(value / base);
      }
      return block;
    }).slice(0, count);
  }

  Object.assign(check, { decode, encode });
})(rungbookCheck);
