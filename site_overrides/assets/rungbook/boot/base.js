/* The four names that the theme's bundle calls. Each one answers null, or does nothing, where the browser refuses storage. */
"use strict";

var __md_scope = new URL((document.currentScript && document.currentScript.dataset.scope) || ".", document.location.href);

/** @param {string} text @returns {number} */
function __md_hash(text) {
  return Array.from(text).reduce(function (sum, letter) {
    return (sum << 5) - sum + letter.charCodeAt(0);
  }, 0);
}

/** @param {Storage} [given] @returns {Storage} */
function rungbookStore(given) {
  return given || window.localStorage;                /* reading the property is what throws when storage is refused */
}

/** @param {string} key @param {Storage} [store] @param {URL} [scope] @returns {any} what was set; null if nothing */
function __md_get(key, store, scope) {
  try {
    return JSON.parse(rungbookStore(store).getItem((scope || __md_scope).pathname + "." + key) || "null");
  } catch (refused) {
    return null;
  }
}

/** @param {string} key @param {unknown} value @param {Storage} [store] @param {URL} [scope] */
function __md_set(key, value, store, scope) {
  try {
    rungbookStore(store).setItem((scope || __md_scope).pathname + "." + key, JSON.stringify(value));
  } catch (refused) {
    /* The setting lasts for this page only. */
  }
}
