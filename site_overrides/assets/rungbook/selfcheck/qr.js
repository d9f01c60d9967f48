/* A link as a QR code, so that a phone can take it from a screen: ISO/IEC 18004, bytes, correction level M, up to version 20 (666 bytes).
   Loaded when a reader asks for a code. */
"use strict";

(function (check) {
  const MOST = 20;
  /* Of each version: correction bytes in a block, and blocks; ISO/IEC 18004, table 9. */
  const CORRECTION = [10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26];
  const BLOCKS = [1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16];

  /** @typedef {{size: number, dark: boolean[][], fixed: boolean[][]}} Square */

  /** Bytes of a version, data and correction. @param {number} version @returns {number} */
  function room(version) {
    const marks = Math.floor(version / 7) + 2;
    const patterns = version < 2 ? 0 : (25 * marks - 10) * marks - 55 + (version < 7 ? 0 : 36);
    return Math.floor(((16 * version + 128) * version + 64 - patterns) / 8);
  }

  /** Multiply in the field of 256 elements that the standard names. @param {number} a @param {number} b @returns {number} */
  function times(a, b) {
    let product = 0;
    for (let bit = 7; bit >= 0; bit--) product = (product << 1) ^ ((product >>> 7) * 0x11D) ^ (((b >>> bit) & 1) * a);
    return product;
  }

  /** @param {number[]} data @param {number} length @returns {number[]} the correction bytes of a block (Reed-Solomon) */
  function correction(data, length) {
    let root = 1;
    const divisor = [...Array(length - 1).fill(0), 1];
    for (let step = 0; step < length; step++) {
      for (let at = 0; at < length; at++) divisor[at] = times(divisor[at], root) ^ (divisor[at + 1] || 0);
      root = times(root, 2);
    }
    return data.reduce((rest, byte) => {
      const factor = byte ^ rest[0];
      return [...rest.slice(1), 0].map((left, at) => left ^ times(divisor[at], factor));
    }, Array(length).fill(0));
  }

  /** @param {string} text @returns {{version: number, bytes: number[]}} its bytes in the order in which they are drawn */
  function encoded(text) {
    const words = [...new TextEncoder().encode(text)];
    let version = 1;
    const held = () => room(version) - CORRECTION[version - 1] * BLOCKS[version - 1];
    while (held() < words.length + (version < 10 ? 2 : 3)) {
      if (++version > MOST) throw new RangeError("too long for a QR code");
    }
    const count = version < 10 ? [words.length] : [words.length >> 8, words.length & 255];
    const halves = [4, ...[...count, ...words].flatMap((byte) => [byte >> 4, byte & 15]), 0];
    const bytes = halves.flatMap((half, at) => (at % 2 ? [] : [half << 4 | halves[at + 1]]));
    for (let pad = 0xEC; bytes.length < held(); pad ^= 0xEC ^ 0x11) bytes.push(pad);

    const blocks = BLOCKS[version - 1], long = held() % blocks, length = Math.floor(held() / blocks);
    const data = Array.from({ length: blocks }, (_, at) => {
      const start = at * length + Math.max(0, at - (blocks - long));
      return bytes.slice(start, start + length + (at >= blocks - long ? 1 : 0));
    });
    const extra = data.map((block) => correction(block, CORRECTION[version - 1]));
    /** @param {number[][]} parts @returns {number[]} the first of each, then the second of each */
    const woven = (parts) => Array.from({ length: Math.max(...parts.map((part) => part.length)) }, (_, at) => at)
      .flatMap((at) => parts.filter((part) => at < part.length).map((part) => part[at]));
    return { version, bytes: [...woven(data), ...woven(extra)] };
  }

  /** @param {number} version @returns {number[]} the places of the small squares along each edge */
  function places(version) {
    if (version < 2) return [];
    const count = Math.floor(version / 7) + 2, step = Math.ceil((version * 4 + 4) / (count * 2 - 2)) * 2;
    return [6, ...Array.from({ length: count - 1 }, (_, at) => version * 4 + 10 - step * (count - 2 - at))];
  }

  /** @param {Square} square @param {number} x @param {number} y @param {boolean} dark */
  function fix({ size, dark: grid, fixed }, x, y, dark) {
    if (x < 0 || y < 0 || x >= size || y >= size) return;
    grid[y][x] = dark;
    fixed[y][x] = true;
  }

  /** Rings around a place. @param {Square} square @param {number} x @param {number} y @param {number} reach @param {number[]} light rings that are light */
  function rings(square, x, y, reach, light) {
    for (let down = -reach; down <= reach; down++) {
      for (let right = -reach; right <= reach; right++) {
        fix(square, x + right, y + down, !light.includes(Math.max(Math.abs(right), Math.abs(down))));
      }
    }
  }

  /** The bits of a number and of its remainder. @param {number} value @param {number} bits of the remainder @param {number} divisor @returns {number} */
  function guarded(value, bits, divisor) {
    let rest = value;
    for (let step = 0; step < bits; step++) rest = (rest << 1) ^ ((rest >>> (bits - 1)) * divisor);
    return value << bits | rest;
  }

  /** What tells the mask. @param {Square} square @param {number} mask */
  function format(square, mask) {
    const { size } = square, bits = guarded(mask, 10, 0x537) ^ 0x5412;  /* level M is 0 */
    for (let at = 0; at < 15; at++) {
      const dark = Boolean(bits >>> at & 1);
      if (at < 8) fix(square, size - 1 - at, 8, dark);
      else fix(square, 8, size - 15 + at, dark);
      if (at < 6) fix(square, 8, at, dark);
      else if (at < 8) fix(square, 8, at + 1, dark);
      else fix(square, at === 8 ? 7 : 14 - at, 8, dark);
    }
    fix(square, 8, size - 8, true);
  }

  /** @param {number} version @returns {Square} with all that does not depend on the text */
  function frame(version) {
    const size = version * 4 + 17;
    const grid = () => Array.from({ length: size }, () => Array(size).fill(false));
    const square = { size, dark: grid(), fixed: grid() };
    for (let at = 0; at < size; at++) {
      fix(square, 6, at, at % 2 === 0);
      fix(square, at, 6, at % 2 === 0);
    }
    const along = places(version), last = along.length - 1;
    along.forEach((x, column) => along.forEach((y, row) => {
      const corner = (column === 0 && (row === 0 || row === last)) || (column === last && row === 0);
      if (!corner) rings(square, x, y, 2, [1]);
    }));
    [[3, 3], [size - 4, 3], [3, size - 4]].forEach(([x, y]) => rings(square, x, y, 4, [2, 4]));
    if (version > 6) {
      const bits = guarded(version, 12, 0x1F25);
      for (let at = 0; at < 18; at++) {
        const far = size - 11 + at % 3, near = Math.floor(at / 3), dark = Boolean(bits >>> at & 1);
        fix(square, far, near, dark);
        fix(square, near, far, dark);
      }
    }
    format(square, 0);
    return square;
  }

  /** Write the bytes in columns of two, up and down in turn. @param {Square} square @param {number[]} bytes */
  function write({ size, dark, fixed }, bytes) {
    let at = 0;
    for (let right = size - 1; right > 0; right -= 2) {
      if (right === 6) right = 5;
      for (let step = 0; step < size; step++) {
        const y = (right + 1) & 2 ? step : size - 1 - step;
        [right, right - 1].filter((x) => !fixed[y][x]).forEach((x) => {
          dark[y][x] = Boolean(bytes[at >>> 3] >>> (7 - (at & 7)) & 1);
          at++;
        });
      }
    }
  }

  /** @type {((x: number, y: number) => number)[]} a mask turns what gives 0 */
  const MASKS = [
    (x, y) => (x + y) % 2, (x, y) => y % 2, (x) => x % 3, (x, y) => (x + y) % 3, (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2,
    (x, y) => x * y % 2 + x * y % 3, (x, y) => (x * y % 2 + x * y % 3) % 2, (x, y) => ((x + y) % 2 + x * y % 3) % 2,
  ];

  /** @param {Square} square @param {number} mask @returns {Square} */
  function masked(square, mask) {
    const dark = square.dark.map((row, y) => row.map((one, x) => one !== (!square.fixed[y][x] && MASKS[mask](x, y) === 0)));
    const turned = { ...square, dark };
    format(turned, mask);
    return turned;
  }

  /** How hard it is to read: long runs, blocks, what looks like a corner, and too much of one color. @param {Square} square @returns {number} */
  function penalty({ size, dark }) {
    const rows = dark.map((row) => row.map(Number).join(""));
    const columns = dark.map((_, x) => dark.map((row) => Number(row[x])).join(""));
    const lines = [...rows, ...columns].map((line) =>
      (line.match(/0{5,}|1{5,}/g) || []).reduce((sum, run) => sum + run.length - 2, 0) + 40 * (line.match(/(?=10111010000|00001011101)/g) || []).length);
    const blocks = rows.slice(1).map((row, y) =>
      3 * [...row].filter((one, x) => x > 0 && [row[x - 1], rows[y][x], rows[y][x - 1]].every((other) => other === one)).length);
    const share = rows.join("").replace(/0/g, "").length / (size * size);
    return [...lines, ...blocks].reduce((sum, one) => sum + one, 0) + 10 * Math.floor(Math.abs(share * 20 - 10));
  }

  /** @param {string} text @returns {boolean[][]} rows from the top: whether each square is dark */
  function squares(text) {
    const { version, bytes } = encoded(text);
    const plain = frame(version);
    write(plain, bytes);
    const all = MASKS.map((_, mask) => masked(plain, mask)), costs = all.map(penalty);
    return all[costs.indexOf(Math.min(...costs))].dark;
  }

  /** @param {string} text @param {string} label @returns {SVGElement} black on white, with the quiet edge that readers need */
  function drawn(text, label) {
    const SVG = "http://www.w3.org/2000/svg", EDGE = 4;
    const dark = squares(text);
    const picture = document.createElementNS(SVG, "svg"), path = document.createElementNS(SVG, "path");
    const all = dark.length + 2 * EDGE;
    Object.entries({ viewBox: `0 0 ${all} ${all}`, class: "rb-check-qr", role: "img", "aria-label": label })
      .forEach(([name, value]) => picture.setAttribute(name, value));
    path.setAttribute("d", dark.map((row, y) => row.map((one, x) => (one ? `M${x + EDGE} ${y + EDGE}h1v1h-1z` : "")).join("")).join(""));
    picture.append(path);
    return picture;
  }

  Object.assign(check, { qr: { drawn, squares } });
})(rungbookCheck);
