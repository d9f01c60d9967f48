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
    check.need(["qr"], draw, fail);
  }

  let links = 0;

  /** @param {Session} session @param {() => Marks} record @returns {{element: HTMLElement, make: () => void}} a link, with what helps to pass it on */
  function linkOf(session, record) {
    const id = "rb-check-link-" + (++links);
    const field = /** @type {HTMLInputElement} */ (check.el("input.rb-check-link", { id, readonly: true, "aria-describedby": id + "-help" }));
    const copy = check.button(words.copy, () => {
      field.select();
      const copied = () => check.say(words.copied);
      if (navigator.clipboard) navigator.clipboard.writeText(field.value).then(copied, () => document.execCommand("copy"));
      else if (document.execCommand("copy")) copied();
    });
    const code = check.el("div");
    const draw = check.button(words.code, () => showCode(field.value, code));
    const element = check.el("div", { hidden: true }, check.el("label", { for: id }, words.linkLabel), field, check.el("p.rb-actions", {}, copy, draw),
      code, check.el("p.rb-note", { id: id + "-help" }, words.linkHelp));
    const make = () => {
      field.value = check.address(session.catalog.plan) + check.encode(record(), session.catalog);
      code.replaceChildren();
      element.hidden = false;
      field.focus();
      field.select();
      check.say(words.linkReady);
    };
    return { element, make };
  }

  /** @param {Session} session @param {() => Marks} record @param {string} label @returns {HTMLElement} a button that makes a link, and the link */
  function linkMaker(session, record, label) {
    const { element, make } = linkOf(session, record);
    return check.el("div", {}, check.el("p.rb-actions", {}, check.button(label, make)), element);
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

  /**
   * @param {Session} session @param {(text: string) => void} complain shows what is wrong with a link or a file
   * @param {() => void} ended called when the reader's own marks are back
   * @returns {Sharing}
   */
  function share(session, complain, ended) {
    const look = new check.Look(session, ended);
    const { element, make } = linkOf(session, () => session.kept.record);
    session.listen(() => { element.hidden = element.hidden || session.kept.empty || !session.open; });
    /** @param {string} problem */
    const fail = (problem) => complain((words.problems[problem] || words.problems.unread) + " " + words.untouched);
    return {
      parts: [look.element, look.done],
      element,
      link: make,
      save: () => saveFile(session),
      open: (file) => {
        if (file.size > check.LARGEST) fail("large");
        else file.text().then((text) => look.begin(check.parse(text, session.catalog), words.fromFile)).catch((error) => fail(error.name));
      },
      read: () => {
        try {
          const record = check.decode(window.location.hash, session.catalog);
          if (record) look.begin(record, words.fromLink);
        } catch (error) {
          fail(error instanceof Error ? error.name : "link");
        }
      },
    };
  }

  Object.assign(check, { linkMaker, share });
})(rungbookCheck);
