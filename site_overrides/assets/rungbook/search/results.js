/* What the box shows while a reader types: the best pages with their kind, steered by the arrow keys. Everything becomes text nodes, so
   nothing that is typed or written in a handbook turns into markup. Loaded last, after the engine and the index. */
"use strict";

(function (search, index) {
  if (!index) return;                                 /* it did not load, and the box has said so */
  const MOST = 10, AT_ONCE = 8, PRACTICE = 8;         /* results; milliseconds of work between two moments to react; queries */

  const root = document.querySelector("[data-rb-search]");
  /** @type {HTMLInputElement} */
  const box = root.querySelector(".rb-search-box");
  const found = root.querySelector(".rb-search-found");
  const count = root.querySelector(".rb-search-count");
  const list = root.querySelector("[role=listbox]");
  const engine = new search.Engine(index);
  /** @type {Map<string, HTMLAnchorElement>} the results in the list, by what they show */
  const drawn = new Map();
  let active = -1;

  /** @param {string} stem "levels/ma-2" @param {string} anchor "" for the page @returns {string} the address as this site is published */
  function address(stem, anchor) {
    const folders = root.dataset.rbFolders === "yes";
    const page = folders ? stem.replace(/(^|\/)index$/, "$1").replace(/([^/])$/, "$1/") : stem + ".html";
    const url = new URL(root.dataset.rbSearch + "../../" + page, document.baseURI);
    url.hash = anchor;
    return url.href;
  }

  /** @param {string} text @param {string} [name] @returns {HTMLElement} */
  function piece(text, name) {
    const element = document.createElement(name || "span");
    element.textContent = text;
    return element;
  }

  /** @param {string} text @param {Set<string>} stems @returns {string[]} a text in parts, of which every second is a word of the query */
  function parted(text, stems) {
    const parts = [];
    let done = 0;
    for (const match of text.matchAll(/[\p{L}\p{N}'\u2019]+/gu)) {
      if (!stems.has(search.stem(search.fold(match[0])))) continue;
      parts.push(text.slice(done, match.index), match[0]);
      done = match.index + match[0].length;
    }
    parts.push(text.slice(done));
    return parts;
  }

  /** A line with the words of the query marked. @param {string[]} parts @param {string} className */
  function marked(parts, className) {
    const line = piece("");
    line.className = className;
    line.append(...parts.map((part, at) => (at % 2 ? piece(part, "mark") : part)));
    return line;
  }

  /** One result: a link that is an option of the list. One that looks as before stays the same element, which spares drawing it again.
      @param {SearchResult} result @param {Set<string>} stems */
  function option({ page, section }, stems) {
    const [stem, kind, title, , summary, , sections] = engine.pages[page];
    const part = section < 0 ? null : sections[section];
    const name = parted(part ? title + ": " + part[1] : title, stems), text = parted((part && part[2]) || summary, stems);
    const look = JSON.stringify([page, section, name, text]), before = drawn.get(look);
    if (before) return before;
    const link = document.createElement("a");
    link.className = "rb-search-result";
    link.href = address(stem, part ? part[0] : "");
    link.setAttribute("role", "option");
    link.tabIndex = -1;
    const label = piece(engine.kinds[kind][0]);
    label.className = "rb-search-kind";
    link.append(label, " ", marked(name, "rb-search-title"), " ", marked(text, "rb-search-text"));
    drawn.set(look, link);
    return link;
  }

  /** Put the results in place of those before. @param {SearchResult[]} results @param {Set<string>} stems */
  function place(results, stems) {
    const links = results.map((result) => option(result, stems));
    links.forEach((link, at) => {
      link.id = "rb-search-" + at;
      link.setAttribute("aria-selected", "false");
      if (list.children[at] !== link) list.insertBefore(link, list.children[at] || null);
    });
    while (list.children.length > links.length) list.lastChild.remove();
    drawn.forEach((link, look) => { if (!link.isConnected) drawn.delete(look); });
  }

  /** @param {number} at */
  function choose(at) {
    const options = list.children;
    if (options[active]) options[active].setAttribute("aria-selected", "false");
    active = options.length ? (at + options.length) % options.length : -1;
    if (active < 0) {
      box.removeAttribute("aria-activedescendant");
      return;
    }
    options[active].setAttribute("aria-selected", "true");
    options[active].scrollIntoView({ block: "nearest" });
    box.setAttribute("aria-activedescendant", options[active].id);
  }

  /** @param {number} results */
  function tell(results) {
    const words = root.dataset;
    count.textContent = !results ? words.rbNone : results === 1 ? words.rbOne : words.rbCount.replace("%", String(results));
  }

  function show() {
    const query = box.value.trim();
    const results = query ? engine.ask(query, MOST) : [];
    const stems = engine.stems(query);
    active = -1;
    box.removeAttribute("aria-activedescendant");
    place(results, stems);
    found.hidden = !query;
    box.setAttribute("aria-expanded", String(results.length > 0));
    if (query) tell(results.length);
    else count.textContent = "";
    list.scrollTop = 0;
  }

  /* Ask for some cut and mixed-up titles while nobody waits: a browser runs slowly what it has not run before. */
  function practice(at = 0) {
    const [, , title] = engine.pages[at % engine.pages.length] || [];
    if (!title || at === PRACTICE) return;
    const cut = title.slice(0, 4 + 3 * at);
    const results = engine.ask(cut.slice(0, -2) + cut.slice(-1) + cut.slice(-2, -1), MOST), stems = engine.stems(cut);
    results.forEach((result) => option(result, stems));
    setTimeout(practice, 0, at + 1);
  }

  box.addEventListener("input", show);
  box.addEventListener("focus", function () { if (box.value.trim() && found.hidden) show(); });
  box.addEventListener("keydown", function (event) {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    if (found.hidden) show();
    choose(event.key === "ArrowDown" ? active + 1 : active < 0 ? -1 : active - 1);
  });
  root.querySelector("form").addEventListener("submit", function (/** @type {Event} */ event) {
    event.preventDefault();
    const link = list.children[Math.max(active, 0)];
    if (link) link.click();
  });
  list.addEventListener("click", function () { root.dispatchEvent(new Event("rb-search-shut")); });
  if (box.value.trim()) show();
  (function takeIn() { setTimeout(engine.takeIn(AT_ONCE) ? practice : takeIn); })();
})(rungbookSearch, window.rungbookSearchIndex);
