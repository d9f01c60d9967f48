// Our browser scripts in Node: classic scripts share one global scope, as on a page, but without a page.
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const vm = require("node:vm");

const FOLDER = path.join(__dirname, "../../site_overrides/assets/rungbook");

/** @param {string[]} names files below assets/rungbook @returns {any} what the scripts have made global */
function scripts(names) {
  const window = {};
  const context = vm.createContext({ window, atob, btoa, console, TextEncoder });
  for (const name of names) {
    vm.runInContext(fs.readFileSync(path.join(FOLDER, name), "utf-8"), context, { filename: name });
    Object.assign(window, { rungbookCheck: context.rungbookCheck });
  }
  return context;
}

module.exports = { scripts };
