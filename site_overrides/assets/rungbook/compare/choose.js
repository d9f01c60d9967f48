/* Compares any two levels that a reader chooses. The choice is the address (#ma-1--ma-3, with --differences to leave out what is the same;
   #from.ma-1 for one level alone), so it can be shared, reloaded and gone back to; it is never sent to the server. Words of the handbook become text nodes, and an address is
   only ever looked up among the known levels, so nothing in either turns into markup. */
"use strict";

(function (data) {
  if (!data) return;                                  /* it did not load, and the page has said so */
  const START = /^from\./, BETWEEN = "--", MARK = "differences", NO_KEY = -1;
  const [KEY, HEIGHT, GROUP, NAME, STEP, WORDS, ANCHOR] = [0, 1, 2, 3, 4, 5, 6];

  const root = document.querySelector("[data-rb-compare]");
  const form = root.querySelector("form");
  const choices = [...root.querySelectorAll("[data-rb-choice]")];
  const only = root.querySelector("[data-rb-only]");
  const mold = root.querySelector("[data-rb-mold]");
  const levels = new Map(data.levels.map(([id, title, href, facts, duties, asks]) =>
    [id, { id, title, href, facts, duties, asks: asks.map((at) => data.asks[at]) }]));

  /** @returns {{pair: string[], only: boolean}} the known levels that the address names, "" for each that it does not */
  function read() {
    /** @type {string[]} */
    let words = [];
    try {
      words = decodeURIComponent(location.hash.slice(1)).replace(START, "").split(BETWEEN);
    } catch {
      words = [];                                     /* a stray % */
    }
    const pair = [0, 1].map((at) => (levels.has(words[at]) ? words[at] : ""));
    return { pair, only: words[2] === MARK };
  }

  function write() {
    const pair = choices.map((choice) => choice.value);
    location.hash = pair.some(Boolean) ? [...pair, ...(only.checked ? [MARK] : [])].join(BETWEEN) : "";
  }

  /** @param {string} name @param {string} [text] @param {string} [css] @returns {HTMLElement} */
  function piece(name, text = "", css = "") {
    const element = document.createElement(name);
    element.textContent = text;
    if (css) element.className = css;
    return element;
  }

  /** What a level asks, by key; of two demands for one thing the higher. Things that are done at their own level have no key.
      @param {CompareAsk[]} asks @returns {Map<number, CompareAsk>} */
  function byKey(asks) {
    const found = new Map();
    for (const ask of asks) {
      const known = found.get(ask[KEY]);
      if (ask[KEY] !== NO_KEY && (!known || known[HEIGHT] < ask[HEIGHT])) found.set(ask[KEY], ask);
    }
    return found;
  }

  /** @param {CompareAsk | null} had @param {CompareAsk} ask @returns {string} */
  function statusOf(had, ask) {
    if (!had) return "new";
    if (had[HEIGHT] === ask[HEIGHT]) return "kept";
    return had[HEIGHT] < ask[HEIGHT] ? "raised" : "lower";
  }

  /** @param {CompareLevel} first @param {CompareLevel} second @returns {Map<string, CompareRow[]>} for each status, what the two levels ask */
  function compared(first, second) {
    /** @type {Map<string, CompareRow[]>} */
    const found = new Map(data.statuses.map(([status]) => [status, []]));
    /** @param {string} status @param {CompareRow} row */
    const add = (status, row) => { (found.get(status) || []).push(row); };
    const had = byKey(first.asks), asked = byKey(second.asks);
    for (const ask of second.asks) {
      const before = ask[KEY] === NO_KEY ? null : had.get(ask[KEY]) || null;
      add(statusOf(before, ask), [before, ask]);
    }
    for (const [key, ask] of had) if (!asked.has(key)) add("dropped", [ask, null]);
    for (const ask of first.asks) if (ask[KEY] === NO_KEY) add("apart", [ask, null]);
    const group = (/** @type {CompareRow} */ [before, after]) => (after || before || [])[GROUP];
    for (const rows of found.values()) rows.sort((one, other) => group(one) - group(other));
    return found;
  }

  /** @param {string | Node} link @returns {HTMLElement} */
  function head(link) {
    const cell = /** @type {HTMLTableCellElement} */ (piece("th"));
    cell.scope = "row";
    cell.append(link);
    return cell;
  }

  /** @param {CompareAsk | null} ask @returns {HTMLElement} */
  function stepCell(ask) {
    const cell = piece("td");
    if (ask && ask[STEP]) cell.append(piece("span", ask[WORDS], "rb-step rb-step-" + ask[STEP]));
    else cell.textContent = ask ? ask[WORDS] : data.words.not_asked;
    return cell;
  }

  /** @param {CompareRow} asked @param {CompareLevel[]} pair @returns {HTMLElement} */
  function askedRow([before, after], pair) {
    const row = piece("tr"), shown = after || before || [];
    const link = /** @type {HTMLAnchorElement} */ (piece("a", shown[NAME]));
    link.href = (after ? pair[1] : pair[0]).href + "#" + shown[ANCHOR];
    row.append(head(link), stepCell(before), stepCell(after));
    return row;
  }

  /** @param {string[]} lines @returns {HTMLElement} */
  function factCell(lines) {
    const cell = piece("td");
    lines.forEach((line, at) => cell.append(at ? piece("span", line, "rb-note") : line));
    return cell;
  }

  /** @param {string} name @param {number} at @param {CompareLevel[]} pair @returns {HTMLElement} */
  function factRow(name, at, pair) {
    const same = pair[0].facts[at].join("\n") === pair[1].facts[at].join("\n");
    const row = piece("tr", "", same ? "rb-same" : "");
    row.append(head(name), ...pair.map((level) => factCell(level.facts[at])));
    return row;
  }

  /** @param {CompareLevel} level @param {CompareLevel} other @returns {HTMLElement[]} */
  function duties(level, other) {
    return level.duties.map((duty) => piece("li", duty, other.duties.includes(duty) ? "rb-same" : ""));
  }

  /** @param {CompareLevel[]} pair @param {Map<string, CompareRow[]>} found @returns {string} */
  function lead(pair, found) {
    const many = (/** @type {string} */ status) => (found.get(status) || []).length;
    const counts = data.statuses.filter(([status, words]) => words && many(status));
    const summary = counts.map(([status, words]) => many(status) + " " + words).join(", ") || data.words.nothing;
    /** @type {Record<string, string>} */
    const parts = { "%1": pair[0].title, "%2": pair[1].title, "%s": summary };
    return data.words.lead.replace(/%[12s]/g, (part) => parts[part]);
  }

  /** The comparison of two levels, in the markup of the pages that the handbook made itself.
      @param {CompareLevel[]} pair @param {Map<string, CompareRow[]>} found @returns {DocumentFragment} */
  function result(pair, found) {
    const made = mold.content.cloneNode(true);
    const part = (/** @type {string} */ name) => made.querySelector('[data-rb-part="' + name + '"]');
    made.querySelectorAll("[data-rb-level]").forEach((/** @type {HTMLAnchorElement & { dataset: { rbLevel: number } }} */ link) => {
      link.textContent = pair[link.dataset.rbLevel].title;
      link.href = pair[link.dataset.rbLevel].href;
    });
    const [there, back] = [pair, [...pair].reverse()].map(([from, to]) => data.moves[from.id + BETWEEN + to.id] || []);
    const moves = [...there, ...back];
    part("moves").replaceChildren(...(moves.length ? moves : [data.words.no_move]).map((move) => piece("li", move)));
    part("facts").replaceChildren(...data.facts.map((name, at) => factRow(name, at, pair)));
    for (const [status, rows] of found) {
      const body = part(status);
      body.hidden = !rows.length;
      body.querySelector(".rb-count").textContent = String(rows.length);
      body.append(...rows.map((row) => askedRow(row, pair)));
    }
    part("duties-0").replaceChildren(...duties(pair[0], pair[1]));
    part("duties-1").replaceChildren(...duties(pair[1], pair[0]));
    return made;
  }

  function show() {
    const state = read();
    choices.forEach((choice, at) => { choice.value = state.pair[at]; });
    only.checked = state.only;
    const pair = state.pair.map((id) => levels.get(id)).filter((level) => level !== undefined);
    const place = root.querySelector("[data-rb-result]");
    const whole = pair.length === 2;
    only.closest("p").hidden = !whole;
    const found = whole ? compared(pair[0], pair[1]) : new Map();
    root.querySelector("[data-rb-lead]").textContent = whole ? lead(pair, found) : "";
    place.replaceChildren(...(whole ? [result(pair, found)] : []));
  }

  choices.forEach((choice) => choice.addEventListener("change", write));
  only.addEventListener("change", write);
  root.querySelector("[data-rb-turn]").addEventListener("click", () => {
    const [first, second] = choices;
    [first.value, second.value] = [second.value, first.value];
    write();
  });
  addEventListener("hashchange", show);
  show();
  form.hidden = false;
})(window.rungbookCompareData);
