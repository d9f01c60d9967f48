/* What the box shows while a reader types: the best pages with their kind, steered by the arrow keys. Everything becomes text nodes, so
   nothing that is typed or written in a handbook turns into markup. Loaded last, after the engine and the index. */
"use strict";

(function (search, index) {
  if (!index) return;                                 /* it did not load, and the box has said so */
  const MOST = 10, AT_ONCE = 8, PRACTICE = 8;         /* results; milliseconds of work between two moments to react; queries */

  const root = document.querySelector("[data-rb-search]");
  const box = root.querySelector(".rb-search-box");
  const found = root.querySelector(".rb-search-found");
  const count = root.querySelector(".rb-search-count");
  const list = root.querySelector("[role=listbox]");
  const engine = new search.Engine(index);
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

  /** Text with the words of the query marked. */
  function marked(text, stems, className) {
    const line = piece("");
    line.className = className;
    let done = 0;
    for (const match of text.matchAll(/[\p{L}\p{N}'\u2019]+/gu)) {
      if (!stems.has(search.stem(search.fold(match[0])))) continue;
      line.append(text.slice(done, match.index), piece(match[0], "mark"));
      done = match.index + match[0].length;
    }
    line.append(text.slice(done));
    return line;
  }

  /** One result: a link that is an option of the list. */
  function option({ page, section }, at, stems) {
    const [stem, kind, title, , summary, , sections] = engine.pages[page];
    const place = section < 0 ? null : sections[section];
    const link = document.createElement("a");
    link.id = "rb-search-" + at;
    link.className = "rb-search-result";
    link.href = address(stem, place ? place[0] : "");
    link.setAttribute("role", "option");
    link.setAttribute("aria-selected", "false");
    link.tabIndex = -1;
    const label = piece(index.kinds[kind][0]);
    label.className = "rb-search-kind";
    link.append(label, " ", marked(place ? title + ": " + place[1] : title, stems, "rb-search-title"), " ");
    link.append(marked((place && place[2]) || summary, stems, "rb-search-text"));
    return link;
  }

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
    list.replaceChildren(...results.map((result, at) => option(result, at, stems)));
    found.hidden = !query;
    box.setAttribute("aria-expanded", String(results.length > 0));
    if (query) tell(results.length);
    else count.textContent = "";
    found.scrollTop = 0;
  }

  /* Ask for some cut and mixed-up titles while nobody waits: a browser runs slowly what it has not run before. */
  function practice(at = 0) {
    const [, , title] = engine.pages[at % engine.pages.length] || [];
    if (!title || at === PRACTICE) return;
    const cut = title.slice(0, 4 + 3 * at);
    const results = engine.ask(cut.slice(0, -2) + cut.slice(-1) + cut.slice(-2, -1), MOST), stems = engine.stems(cut);
    results.forEach((result, place) => option(result, place, stems));
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
  root.querySelector("form").addEventListener("submit", function (event) {
    event.preventDefault();
    const link = list.children[Math.max(active, 0)];
    if (link) link.click();
  });
  list.addEventListener("click", function () { root.dispatchEvent(new Event("rb-search-shut")); });
  if (box.value.trim()) show();
  (function takeIn() { setTimeout(engine.takeIn(AT_ONCE) ? practice : takeIn); })();
})(rungbookSearch, window.rungbookSearchIndex);
