/* What the frame of a page does by script, in place of the theme's bundle (three times the weight of all our scripts together): the color
   scheme, the drawer, the place in the table of contents, the way back to the top, and folds that open where they are needed. */
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const drawer = /** @type {HTMLInputElement | null} */ (document.getElementById("__drawer"));

  /** @template {Element} T @param {string} selector @returns {T[]} */
  function all(selector) {
    return /** @type {T[]} */ (Array.from(document.querySelectorAll(selector)));
  }

  /** @param {string} hash @returns {HTMLElement | null} where it leads; readers can write what is no address at all */
  function goal(hash) {
    try {
      return document.getElementById(decodeURIComponent(hash.slice(1)));
    } catch (damaged) {
      return null;
    }
  }

  /* Color scheme: each choice has a label that leads to the next one, and only the present one's is shown. */

  /** @type {HTMLInputElement[]} */
  const schemes = all("[data-md-component=palette] input");
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const light = window.matchMedia("(prefers-color-scheme: light)");

  /** @param {HTMLInputElement} chosen @returns {HTMLInputElement} itself, or the one that the device asks for */
  function meant(chosen) {
    if (chosen.dataset.mdColorMedia !== "(prefers-color-scheme)") return chosen;
    return schemes.find((one) => one.dataset.mdColorMedia === (dark.matches ? dark : light).media) || chosen;
  }

  /** @param {HTMLInputElement} chosen */
  function paint(chosen) {
    const { mdColorScheme, mdColorPrimary, mdColorAccent } = meant(chosen).dataset;
    Object.entries({ scheme: mdColorScheme, primary: mdColorPrimary, accent: mdColorAccent }).forEach(([name, value]) => {
      document.body.setAttribute("data-md-color-" + name, value || "");
    });
    schemes.forEach((one) => {
      if (one.nextElementSibling instanceof HTMLLabelElement) one.nextElementSibling.hidden = one !== chosen;
    });
  }

  const stored = __md_get("__palette");
  const present = schemes[stored && schemes[stored.index] ? stored.index : 0];
  if (present) {
    present.checked = true;
    paint(present);
    schemes.forEach((one, index) => one.addEventListener("change", () => {
      const { mdColorMedia: media, mdColorScheme: scheme, mdColorPrimary: primary, mdColorAccent: accent } = one.dataset;
      __md_set("__palette", { index, color: { media, scheme, primary, accent } });
      paint(one);
    }));
    dark.addEventListener("change", () => schemes.filter((one) => one.checked).forEach(paint));
  }

  /* Drawer: a link inside leads somewhere, so it shuts; a label that the keyboard reaches does what it is for. */

  function shut() {
    if (drawer && drawer.checked) drawer.click();
  }

  all(".md-sidebar--primary a[href]").forEach((link) => link.addEventListener("click", shut));
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) shut();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target instanceof HTMLLabelElement) event.target.click();
  });

  /* Table of contents and the way back to the top: where the reader is. */

  /** @type {HTMLAnchorElement[]} */
  const links = all(".md-sidebar--secondary [data-md-component=toc] a[href^='#']");
  const places = links.map((link) => goal(link.hash));
  const top = /** @type {HTMLButtonElement | null} */ (document.querySelector("[data-md-component=top]"));
  const HEADER = 120;                                 /* px from the upper edge at which a heading counts as reached */
  let active = -1, height = 0, due = false;

  function mark() {
    let reached = -1;
    places.forEach((place, at) => {
      if (place && place.getBoundingClientRect().top < HEADER) reached = at;
    });
    if (reached === active) return;
    active = reached;
    links.forEach((link, at) => {
      link.classList.toggle("md-nav__link--active", at === active);
      if (at === active) link.setAttribute("aria-current", "location");
      else link.removeAttribute("aria-current");
    });
    const box = links[active] && links[active].closest(".md-sidebar__scrollwrap");
    if (box) box.scrollTop += links[active].getBoundingClientRect().top - box.getBoundingClientRect().top - box.clientHeight / 2;
  }

  function follow() {
    due = false;
    mark();
    const now = window.scrollY;
    if (top) top.hidden = now > height || now < window.innerHeight;
    height = now;
  }

  window.addEventListener("scroll", () => {
    if (!due) window.requestAnimationFrame(follow);
    due = true;
  }, { passive: true });
  mark();
  if (top) {
    top.addEventListener("click", () => {
      const first = /** @type {HTMLElement | null} */ (document.querySelector(".md-skip"));
      if (first) first.focus({ preventScroll: true });
      window.scrollTo({ top: 0 });
    });
  }

  /* On a disk no server finds the index.html of a folder, so links name it. */

  /** @param {Element | null} link */
  function name(link) {
    if (!(link instanceof HTMLAnchorElement) || link.protocol !== "file:" || !link.pathname.endsWith("/")) return;
    link.pathname += "index.html";
  }

  if (window.location.protocol === "file:") {
    all("a[href]").forEach(name);
    ["click", "auxclick"].forEach((press) => document.addEventListener(press, (event) => {
      if (event.target instanceof Element) name(event.target.closest("a[href]"));
    }, true));
  }

  /* Folds: the one that the address leads into. */

  function unfold() {
    const place = goal(window.location.hash);
    if (!place) return;
    let opened = false;
    for (let fold = place.closest("details"); fold; fold = fold.parentElement && fold.parentElement.closest("details")) {
      opened = opened || !fold.open;
      fold.open = true;
    }
    if (opened) place.scrollIntoView();
  }

  window.addEventListener("hashchange", unfold);
  unfold();

  /* On paper folds are open, in browsers that cannot do that by style sheet, too; and the page names its address. */

  /** @type {HTMLDetailsElement[]} */
  let opened = [];

  window.addEventListener("beforeprint", () => {
    opened = all("article details.rb-more:not(.rb-fold, [open])");
    opened.forEach((fold) => { fold.open = true; });
    const foot = document.querySelector(".rb-foot");
    if (!foot || foot.querySelector(".rb-paper") || window.location.protocol === "file:") return;
    const address = document.createElement("p");
    address.className = "rb-paper";
    address.textContent = window.location.origin + window.location.pathname;
    foot.append(address);
  });
  window.addEventListener("afterprint", () => opened.forEach((fold) => { fold.open = false; }));
});
