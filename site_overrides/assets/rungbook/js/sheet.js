/* A printed sheet carries the address of its page with its edition and mark: `#sheet=2026.2-1a2b3c4d`. Whoever follows it is told whether the
   sheet still says what the page says, and if not, what changed since. Without a script the page is the same, only without that answer. */
"use strict";

(function () {
  var MOST = 6;                                       /* so many changes are listed; the page "What changed" has all */

  var found = /^#sheet=([^-]+)-([0-9a-f]{8})$/.exec(location.hash);
  var place = document.querySelector("[data-rb-sheets]");
  if (!found || !place) return;
  var edition = found[1], printed = found[2];
  var assets = new URL("../", /** @type {HTMLScriptElement} */ (document.currentScript).src);
  var marks = place.dataset.rbSheets.split(" ").map(function (/** @type {string} */ mark) { return mark.split("-").pop(); });

  /** @param {string} name of the answer @returns {HTMLElement} */
  function show(name) {
    var answer = place.querySelector("[data-rb-sheet=" + name + "]");
    var named = answer.querySelector("[data-rb-sheet-edition]");
    if (named) named.textContent = edition;
    answer.hidden = false;
    document.querySelector("h1").after(answer);
    return answer;
  }

  /** @param {SheetChange} change @returns {HTMLLIElement} its sort, as a tag, and what changed */
  function line(change) {
    var item = document.createElement("li");
    var tag = document.createElement("span");
    tag.className = "rb-tag rb-tag-" + change[0];
    tag.textContent = change[1];
    item.append(tag, " " + change[2]);
    return item;
  }

  /** What changed for a level in these editions; "" = for any. @param {SheetEdition[]} editions @param {string} level @returns {SheetChange[]} */
  function since(editions, level) {
    return editions.flatMap(function (one) { return one[2]; }).filter(function (change) {
      return !level || !change[3].length || change[3].includes(level);
    });
  }

  function tell() {
    var editions = window.rungbookSheets.editions;
    var own = editions.findIndex(function (one) { return one[0] === edition; });
    var known = own < 0 ? undefined : editions[own][1][printed];       /* its level; undefined for a draft, or a damaged address */
    var changes = since(editions.slice(0, Math.max(own, 0)), known || place.dataset.rbLevel || "");
    if (known !== undefined && !changes.length) {
      show("words");
      return;
    }
    var answer = show("changed");
    if (!changes.length) return;
    var told = answer.querySelector("[data-rb-sheet-since]");
    var list = document.createElement("ul");
    changes.slice(0, MOST).map(line).forEach(function (item) { list.append(item); });
    told.querySelector("p").after(list);
    told.querySelector("a").href = new URL("../../" + window.rungbookSheets.page, assets).href;
    told.hidden = false;
  }

  if (marks.includes(printed)) {
    show("same");
    return;
  }
  var script = document.createElement("script");
  script.src = new URL("sheet-history.js", assets).href;
  script.addEventListener("load", tell);
  script.addEventListener("error", function () { show("changed"); });
  document.head.append(script);
})();
