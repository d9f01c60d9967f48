// Lives of records, one JSON line each: a list of editions with a catalog and what the reader marks there. Answers what the last edition
// makes of the record, and of the link that was made in the first.
"use strict";

const readline = require("node:readline");
const { scripts } = require("./browser.cjs");

const { rungbookCheck: check } = scripts(["selfcheck/words.js", "selfcheck/record.js", "selfcheck/link.js"]);

readline.createInterface({ input: process.stdin }).on("line", (line) => {
  const life = JSON.parse(line);
  let record = null, link = "";
  for (const { catalog, marked } of life) {
    record = check.parse(JSON.stringify(record || check.blank(catalog)), catalog);
    for (const [id, s] of marked) record = check.answered(record, catalog, id, { s }, "2026-11-23");
    link = link || check.encode(record, catalog);
  }
  const { catalog } = life[life.length - 1];
  const shared = check.decode(link, catalog);
  console.log(JSON.stringify({ record, view: check.view(record, catalog), shared: check.view(shared, catalog) }));
});
