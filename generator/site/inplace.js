// Added to pages by `rungbook serve` only, where the page ends: keeps what the server sent, so that a new version of the page can be put in
// place of it piece by piece, under whatever the page's own scripts have added since. Takes a tenth of the time of loading the page again.
(function () {
  "use strict";

  const OWN = "[src*='/__rungbook__/']";
  /** The page as it was sent: scripts that wait for the end of the page have not run yet. */
  const sent = document.documentElement.cloneNode(true);
  /** What stands on the page for each node of it. */
  const shown = new Map();

  function countScripts(page) {
    return page.querySelectorAll(`script:not(${OWN})`).length;
  }

  function pair(node, stands) {
    shown.set(node, stands);
    node.childNodes.forEach((child, at) => pair(child, stands.childNodes[at]));
  }

  function alike(before, now) {
    return before.nodeName === now.nodeName;
  }

  // Scripts read what they work on at places that are marked for them, and in the head.
  function isHook(element) {
    return element.nodeName === "SCRIPT" || element.nodeName === "LINK" || [...element.attributes].some(({ name }) => name.startsWith("data-rb-"));
  }

  /** Put the attributes of an element where an older version has its own; whether a script may have read them. */
  function follow(before, now) {
    const stands = shown.get(before);
    let read = !stands.isConnected;
    const names = new Set([...before.getAttributeNames(), ...now.getAttributeNames()]);
    for (const name of names) {
      const value = now.getAttribute(name);
      if (value === before.getAttribute(name)) continue;
      read ||= name.startsWith("data-");
      for (const element of [before, stands]) {
        if (value === null) element.removeAttribute(name);
        else element.setAttribute(name, value);
      }
    }
    return followChildren(before, now) || read || isHook(before);
  }

  function followWords(before, now) {
    const stands = shown.get(before);
    before.data = stands.data = now.data;
    return !stands.isConnected;
  }

  function followChildren(before, now) {
    let [old, fresh] = [[...before.childNodes], [...now.childNodes]];
    const same = (one, at, other, there) => one.at(at)?.isEqualNode(other.at(there) ?? null);
    while (same(old, 0, fresh, 0)) [old, fresh] = [old.slice(1), fresh.slice(1)];
    let next = null;
    while (same(old, -1, fresh, -1)) {
      next = old.at(-1);
      [old, fresh] = [old.slice(0, -1), fresh.slice(0, -1)];
    }
    if (old.length !== fresh.length || !old.every((node, at) => alike(node, fresh[at]))) {
      replace(before, old, fresh, next);
      return true;
    }
    return old.map((node, at) => {
      if (node.isEqualNode(fresh[at])) return false;
      return node.nodeType === Node.ELEMENT_NODE ? follow(node, fresh[at]) : followWords(node, fresh[at]);
    }).some(Boolean);
  }

  function replace(before, old, fresh, next) {
    const parent = shown.get(before);
    const place = next && shown.get(next);
    for (const node of fresh) {
      const [copy, stands] = [document.importNode(node, true), document.importNode(node, true)];
      before.insertBefore(copy, next);
      parent.insertBefore(stands, place);
      pair(copy, stands);
    }
    for (const node of old) {
      shown.get(node).remove();
      node.remove();
    }
  }

  /** What every version has, and differs in each: our own scripts; what only browsers without scripts show. */
  function withoutNoise(page) {
    page.querySelectorAll(`${OWN}, noscript`).forEach((element) => element.remove());
    return page;
  }

  pair(sent, document.documentElement);
  withoutNoise(sent);

  /**
   * Show a new version of the page.
   *
   * @param {Document} page as the server sent it
   * @returns {boolean} whether that was enough; if not, the page's scripts may still work with what they had read, and have to begin anew
   */
  window.rungbookPutInPlace = (page) => {
    const now = withoutNoise(page.documentElement);
    let read = countScripts(document) !== countScripts(sent); // some came later, with data that may have changed
    for (const part of ["head", "body"]) {
      const [before, fresh] = [sent.querySelector(part), now.querySelector(part)];
      read = followChildren(before, fresh) || read;
    }
    return !read;
  };
})();
