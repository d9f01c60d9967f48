// Added to pages by `rungbook serve` only. Shows the new version of the page after a good build, and what is wrong after a bad one.
(function () {
  "use strict";

  const own = document.currentScript;
  const { frame } = own.dataset;
  let shown = Number(own.dataset.site);
  const address = new URL("news", own.src);
  const pause = 1000; // milliseconds between questions while the server does not answer

  const style = new CSSStyleSheet(); // the pages' policy forbids a <style>
  style.replaceSync(`
    :host { all: initial; }
    section { position: fixed; inset: auto 0 0 0; z-index: 2147483647; max-height: 60vh; overflow: auto; box-sizing: border-box;
      padding: 16px 24px 24px; background: #fff; color: #1b1b1b; border-top: 6px solid #b3261e;
      box-shadow: 0 -8px 32px #0006; font: 16px/1.5 system-ui, sans-serif; }
    h2 { margin: 0 0 4px; font-size: 20px; }
    p { margin: 0 0 12px; }
    ol { margin: 0; padding: 0; list-style: none; }
    li { padding: 10px 0; border-top: 1px solid #ddd; overflow-wrap: anywhere; }
    code { font: 14px/1.4 ui-monospace, monospace; color: #5b5b5b; }
    pre { margin: 8px 0; overflow: auto; font: 14px/1.4 ui-monospace, monospace; }
    b { display: block; }
    button { float: right; font: inherit; padding: 4px 12px; cursor: pointer; }
    @media (prefers-color-scheme: dark) { section { background: #1e1e1e; color: #eee; } code { color: #bbb; } li { border-color: #444; } }
  `);

  function element(name, text, ...children) {
    const made = document.createElement(name);
    made.textContent = text; // never HTML: these are words from specs
    made.append(...children);
    return made;
  }

  function hide() {
    document.querySelector("rungbook-problems")?.remove();
  }

  function item(problem) {
    const made = element("li", "", element("code", `${problem.file}:${problem.line}:${problem.column}  ${problem.severity}[${problem.code}]`));
    made.append(element("b", problem.message));
    if (problem.excerpt) made.append(element("pre", problem.excerpt));
    if (problem.hint) made.append(element("span", `Fix: ${problem.hint}`));
    return made;
  }

  function show(failure) {
    hide();
    const panel = element("section", "");
    panel.setAttribute("role", "alert");
    const button = element("button", "Hide");
    button.addEventListener("click", hide);
    panel.append(button, element("h2", failure.title), element("p", shown ? "You see the last version that could be shown. This goes away by itself when the problem is solved." : ""));
    panel.append(element("ol", "", ...failure.problems.map(item)));
    const host = document.createElement("rungbook-problems");
    const inside = host.attachShadow({ mode: "open" });
    inside.adoptedStyleSheets = [style];
    inside.append(panel);
    document.body.append(host);
  }

  // What the reader had opened, and where on the page they were, outlives a new version of the same page.
  const PLACE = "rungbook-place";

  function unfolded() {
    const seen = {};
    return [...document.querySelectorAll("details")].map((details) => {
      const words = details.querySelector("summary")?.textContent.trim() ?? "";
      seen[words] = (seen[words] ?? 0) + 1;
      return { details, name: `${words} ${seen[words]}` };
    });
  }

  function loadAgain() {
    const open = Object.fromEntries(unfolded().map(({ details, name }) => [name, details.open]));
    sessionStorage.setItem(PLACE, JSON.stringify({ path: location.pathname, left: scrollX, top: scrollY, open }));
    location.reload();
  }

  function goBack() {
    const kept = JSON.parse(sessionStorage.getItem(PLACE) ?? "{}");
    sessionStorage.removeItem(PLACE);
    if (kept.path !== location.pathname) return;
    for (const { details, name } of unfolded()) {
      if (name in kept.open) details.open = kept.open[name];
    }
    scrollTo({ left: kept.left, top: kept.top, behavior: "instant" });
  }

  /** Show the new version where this one stands; whether that was enough. */
  async function putInPlace() {
    const answer = await fetch(location.href, { cache: "no-store" });
    if (!answer.ok || answer.redirected) return false;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const sent = page.querySelector("script[data-site]")?.dataset;
    if (!sent || sent.frame !== frame) return false;
    shown = Number(sent.site);
    return rungbookPutInPlace(page);
  }

  async function listen() {
    let version = -1;
    for (;;) {
      try {
        address.searchParams.set("since", String(version));
        const news = await (await fetch(address, { cache: "no-store" })).json();
        if (news.site !== shown && !(await putInPlace())) {
          loadAgain();
          return;
        }
        if (news.version !== version) {
          version = news.version;
          if (news.failure) show(news.failure);
          else hide();
        }
      } catch {
        await new Promise((resume) => setTimeout(resume, pause));
      }
    }
  }

  goBack();
  listen();
})();
