/* What axe would have to judge anew when a page is shown on another screen. For tests.

What axe finds depends on the elements and which of them are shown, on where they lie, and on their colors. So a page need not be judged by
all rules on each of nine screens: we ask what has changed since the last one, and axe judges that. */
(() => {
  const OF_COLOR = ["color-contrast", "link-in-text-block"];
  const OF_PLACE = ["p-as-heading", "region", "scrollable-region-focusable", "skip-link", "table-fake-caption", "target-size", "td-has-header"];
  const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  const PICTURES = "img, svg, canvas, video, progress, meter";
  const seen = new Set();

  /** A new screen has taken effect when the theme's script has named the colors, and the frame after it is done. */
  async function settled() {
    const wanted = matchMedia("(prefers-color-scheme: dark)").matches ? "slate" : "default";
    do await new Promise(requestAnimationFrame); while (document.body.dataset.mdColorScheme !== wanted);
    await new Promise((done) => setTimeout(done, 0));
  }

  function chosen(selector) {
    return selector ? document.querySelector(selector) : document.documentElement;
  }

  function all(part) {
    return [part, ...part.querySelectorAll("*")];
  }

  function isShown(one) {
    return one.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  }

  /** The elements with all that scripts have made of them, and which of them are shown. */
  function content(part) {
    const shown = all(part).map((one) => (isShown(one) ? 1 : 0)).join("");
    return part.outerHTML.replace(/ data-md-color-scheme="\w+"/g, "") + shown;
  }

  function places(part) {
    return all(part).map((one) => {
      const box = one.getBoundingClientRect();
      return [box.x + scrollX, box.y + scrollY, box.width, box.height].map(Math.round).join();
    }).join(";");
  }

  function isNew(what) {
    const was = seen.has(what);
    seen.add(what);
    return !was;
  }

  /** Whether there are words in the element itself. */
  function speaks(one) {
    if (one.matches("input, select, textarea")) return true;
    return [...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
  }

  function touch(one, other) {
    return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
  }

  function holds(outer, inner) {
    return outer.left <= inner.left + 1 && inner.right <= outer.right + 1 && outer.top <= inner.top + 1 && inner.bottom <= outer.bottom + 1;
  }

  /** What lies behind an element, through which nothing shines; what changes it as a whole; and the nearest that is painted. */
  function grounds() {
    const known = new Map();
    function ground(one) {
      if (!one) return { look: "", colors: "canvas", whole: "" };
      if (known.has(one)) return known.get(one);
      const above = ground(one.parentElement), style = getComputedStyle(one), color = style.backgroundColor;
      const paints = color !== "rgba(0, 0, 0, 0)" || style.backgroundImage !== "none";
      const own = paints ? `${color} ${style.backgroundImage}` : "";
      const whole = `${style.opacity} ${style.filter} ${style.mixBlendMode}`;
      const result = {
        paints,
        look: `${style.color} ${style.fontSize} ${style.fontWeight} ${style.textShadow} ${style.textDecorationLine}`,
        colors: color.startsWith("rgb(") ? own : above.colors + own,
        whole: whole === "1 none normal" ? above.whole : `${above.whole} ${whole}`,
        behind: paints ? { one, clips: style.overflowX !== "visible" } : above.behind,
      };
      known.set(one, result);
      return result;
    }
    return ground;
  }

  function box(one) {
    const { left, right, top, bottom } = one.getBoundingClientRect();
    return { one, left, right, top, bottom };
  }

  /** The look of each element with words: all that its contrast is made of. Where something lies across it, the look is its own. */
  function looks(part) {
    const ground = grounds();
    const painted = all(document.documentElement).filter((one) => (ground(one).paints || one.matches(PICTURES)) && isShown(one)).map(box);
    return all(part).filter((one) => speaks(one) && isShown(one)).map((one, at) => {
      const { look, whole, colors, behind } = ground(one), own = box(one);
      const across = painted.some((other) => touch(own, other) && !other.one.contains(one) && !one.contains(other.one));
      const beside = behind && !behind.clips && !holds(box(behind.one), own);
      const all = [one.localName, look, ground(one.parentElement).look, colors, whole].join("|");
      return [across || beside ? `${all}|${location.pathname} ${innerWidth} ${at}` : all, one];
    });
  }

  /** What is new in the page, or a part of it: which rules can find something else than before, and all looks, to be compared outside. */
  async function news(selector) {
    await settled();
    const part = chosen(selector), isOther = isNew(content(part)), isMoved = isNew(places(part));
    const ownColors = !matchMedia("(forced-colors: active)").matches;
    const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
    return { wide, rules: isOther ? "all" : isMoved ? "place" : "", looks: ownColors ? [...new Set(looks(part).map(([look]) => look))] : [] };
  }

  async function run(context, rules) {
    const { violations } = await axe.run(context, { resultTypes: ["violations"], selectors: false, ...rules });
    return violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.length} x ${nodes[0].html.slice(0, 200)}`);
  }

  /** What axe finds by all rules but those of color, or by those only that ask where things lie. */
  function judge(selector, rules) {
    const off = Object.fromEntries(OF_COLOR.map((rule) => [rule, { enabled: false }]));
    const wanted = rules === "place" ? { runOnly: OF_PLACE } : { runOnly: TAGS, rules: off };
    return run(chosen(selector), wanted);
  }

  /** What axe finds wrong with the colors of one element of each look. */
  function judgeColors(selector, wanted) {
    const open = new Set(wanted);
    const include = looks(chosen(selector)).filter(([look]) => open.delete(look)).map(([, one]) => one);
    return run({ include }, { runOnly: OF_COLOR });
  }

  window.rungbookLooks = { settled, content, places, chosen, news, judge, judgeColors };
})();
