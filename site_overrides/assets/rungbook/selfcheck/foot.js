/* On pages without a self-check: that this browser keeps one, the way to it, and clearing it with one tap. */
"use strict";

(function (check, catalog) {
  if (!catalog) return;
  const { words } = check;
  const session = new check.Session(catalog);
  if (session.kept.empty) return;
  const line = check.el("p.rb-check-foot.rb-screen", {}, (session.kept.place === "browser" ? words.kept : words.keptOpen) + " ", check.link(words.plan, catalog.plan), " ",
    check.el("button.rb-check-small", {
      type: "button",
      onclick: () => {
        session.clear();
        line.replaceChildren(words.cleared);
        line.tabIndex = -1;
        line.focus();
      },
    }, words.clear));
  (document.querySelector(".rb-foot") || document.querySelector("article") || document.body).append(line);
})(rungbookCheck, window.rungbookCatalog);
