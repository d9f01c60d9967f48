/* Marks leave this device only by the reader's own hand: as a file, or as a link that they copy. */
"use strict";

(function (check) {
  const { words } = check;

  /** Draw the link as a code; what draws it is loaded when it is first needed. @param {string} link @param {HTMLElement} place */
  function showCode(link, place) {
    const fail = () => {
      place.replaceChildren(words.noCode);
      check.say(words.noCode);
    };
    const draw = () => {
      try {
        place.replaceChildren(check.qr.drawn(link, words.codeLabel));
        check.say(words.codeReady);
      } catch (tooLong) {
        fail();
      }
    };
    if (check.qr) draw();
    else check.load("selfcheck/qr.js", draw, fail);
  }

  /** @param {Session} session @param {() => Marks} record @param {string} label @returns {HTMLElement} a button that makes a link, and the link */
  function linkMaker(session, record, label) {
    const id = "rb-check-link-" + label.length;
    const field = /** @type {HTMLInputElement} */ (check.el("input.rb-check-link", { id, readonly: true, "aria-describedby": id + "-help" }));
    const copy = check.button(words.copy, () => {
      field.select();
      const copied = () => check.say(words.copied);
      if (navigator.clipboard) navigator.clipboard.writeText(field.value).then(copied, () => document.execCommand("copy"));
      else if (document.execCommand("copy")) copied();
    });
    const code = check.el("div");
    const draw = check.button(words.code, () => showCode(field.value, code));
    const made = check.el("div", { hidden: true }, check.el("label", { for: id }, words.linkLabel), field, check.el("p.rb-actions", {}, copy, draw),
      code, check.el("p.rb-note", { id: id + "-help" }, words.linkHelp));
    const make = check.button(label, () => {
      field.value = check.address(session.catalog.plan) + check.encode(record(), session.catalog);
      code.replaceChildren();
      made.hidden = false;
      field.focus();
      field.select();
      check.say(words.linkReady);
    });
    return check.el("div", {}, check.el("p.rb-actions", {}, make), made);
  }

  /** @param {Session} session */
  function saveFile(session) {
    const blob = new Blob([JSON.stringify(session.kept.record, null, 1)], { type: "application/json" });
    const address = URL.createObjectURL(blob);
    const link = check.el("a", { href: address, download: "my-self-check.json" });
    document.body.append(link);
    link.click();
    link.remove();
    window.setTimeout(() => URL.revokeObjectURL(address), 1000);
  }

  /** @param {Session} session @param {InstanceType<typeof check.Look>} look @returns {HTMLElement} */
  function share(session, look) {
    const problem = check.el("p.rb-check-problem", { role: "alert" });
    const pick = /** @type {HTMLInputElement} */ (check.el("input", {
      type: "file", accept: ".json,application/json", hidden: true, "aria-label": words.open,
      onchange: () => {
        const file = pick.files && pick.files[0];
        problem.textContent = "";
        if (!file) return;
        /** @param {string} reason */
        const fail = (reason) => { problem.textContent = reason + " " + words.untouched; };
        if (file.size > 1000000) {
          fail(words.problems.large);
        } else {
          file.text().then((text) => look.begin(check.parse(text, session.catalog), words.fromFile))
            .catch((error) => fail(words.problems[error.name] || words.problems.unread));
        }
        pick.value = "";
      },
    }));
    const save = check.button(words.save, () => saveFile(session));
    const link = linkMaker(session, () => session.kept.record, words.link);
    const show = () => {
      save.hidden = session.kept.empty || !session.open;
      link.hidden = save.hidden;
    };
    session.listen(show);
    show();
    return check.el("div.rb-screen", {}, check.el("p.rb-actions", {}, save, check.button(words.open, () => pick.click()), pick), problem, link);
  }

  Object.assign(check, { linkMaker, share });
})(rungbookCheck);
