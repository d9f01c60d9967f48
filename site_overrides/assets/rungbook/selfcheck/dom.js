/* Helpers for making a page. Texts become text nodes, so nothing in a record or a handbook turns into markup. */
"use strict";

(function (check) {
  /**
   * @param {string} name "p", or with classes "p.rb-tag.rb-tag-new"
   * @param {Record<string, string | boolean | EventListener>} [attributes] false leaves one out
   * @param {(Node | string)[]} children
   * @returns {HTMLElement}
   */
  function el(name, attributes, ...children) {
    const [tag, ...classes] = name.split(".");
    const element = document.createElement(tag);
    if (classes.length) element.className = classes.join(" ");
    Object.entries(attributes || {}).forEach(([key, value]) => {
      if (typeof value === "function") element.addEventListener(key.slice(2), value);
      else if (value !== false) element.setAttribute(key, value === true ? "" : String(value));
    });
    element.append(...children);
    return element;
  }

  /** @param {string} words with a % for each value @param {(string | number)[]} values @returns {string} */
  function fill(words, ...values) {
    return words.split("%").reduce((text, part, at) => text + String(values[at - 1] === undefined ? "" : values[at - 1]) + part);
  }

  /** @param {string} label @param {() => void} act @param {boolean} [quiet] */
  function button(label, act, quiet) {
    return el(quiet === false ? "button.rb-button" : "button.rb-button.rb-button-quiet", { type: "button", onclick: act }, label);
  }

  /** A disk has no server that finds a folder's index.html. @param {string} path relative to the home page */
  function address(path) {
    const whole = new URL(path, check.root);
    if (whole.protocol === "file:" && whole.pathname.endsWith("/")) whole.pathname += "index.html";
    return whole.href;
  }

  /** @param {string} label @param {string} path relative to the home page @param {string} [name] */
  function link(label, path, name) {
    const whole = new URL(address(path));
    const href = whole.protocol === "file:" ? whole.href : whole.pathname + whole.hash;  /* paper writes out addresses that begin with http */
    return el(name || "a", { href }, label);
  }

  /** @param {string} day 2026-11-23 or 2026-11 @returns {string} November 2026 */
  function month(day) {
    return new Date(day).toLocaleDateString(document.documentElement.lang, { month: "long", year: "numeric", timeZone: "UTC" });
  }

  /** @type {HTMLElement | null} */
  let status = null;

  /** Say something to screen readers once, without moving the focus. @param {string} text */
  function say(text) {
    if (!status) {
      status = el("p.rb-hidden", { role: "status" });
      (document.querySelector("article") || document.body).append(status);
    }
    status.textContent = "";
    const place = status;
    window.setTimeout(() => { place.textContent = text; }, 50);  /* an emptied region that is filled is read again */
  }

  /** @type {Map<string, Promise<unknown>>} */
  const parts = new Map();

  /** @param {string} part @returns {Promise<unknown>} */
  function loaded(part) {
    const found = parts.get(part) || new Promise((resolve, reject) => {
      const src = new URL("assets/rungbook/selfcheck/" + part + ".js", check.root).href;
      document.head.append(Object.assign(document.createElement("script"), { src, async: false, onload: resolve, onerror: reject }));
    });
    parts.set(part, found);
    found.catch(() => parts.delete(part));            /* so that it can be tried again */
    return found;
  }

  /** Load what only some readers need, when they need it. @param {string[]} names @param {() => void} ready @param {() => void} [failed] */
  function need(names, ready, failed) {
    Promise.all(names.map(loaded)).then(ready, failed || (() => say(check.words.notLoaded)));
  }

  Object.assign(check, { address, button, el, fill, link, month, need, say });
})(rungbookCheck);
