/* Where Tab stops on a page, and what is wrong with a stop. For tests: each answer comes from the finished page, not from our style sheets. */
(() => {
  const CAN_HOLD = "a[href], button, input, select, textarea, summary, [tabindex], [contenteditable]";

  /** Whether Tab stops here: it is on the page, not shut away, and of a group of radio buttons the one that stands for all. */
  function stops(one) {
    if (one.tabIndex < 0 || one.disabled || !one.checkVisibility({ visibilityProperty: true })) return false;
    if (one.matches("summary") && one.parentElement.querySelector("summary") !== one) return false;
    if (one.type !== "radio") return true;
    const group = [...document.querySelectorAll(`input[type=radio][name="${CSS.escape(one.name)}"]`)].filter((radio) => radio.form === one.form);
    return one === (group.find((radio) => radio.checked) || group[0]);
  }

  function all() {
    return [...document.querySelectorAll(CAN_HOLD)].filter(stops);
  }

  function name(one) {
    const words = one.getAttribute("aria-label") || one.textContent.trim() || one.getAttribute("name") || "";
    return `${one.tagName.toLowerCase()} ${words.replace(/\s+/g, " ").slice(0, 60)}`;
  }

  /** @returns {number[]} red, green, blue (0 to 255) and alpha (0 to 1) */
  function channels(color) {
    const [red, green, blue, alpha = 1] = color.match(/[\d.]+/g).map(Number);
    return [red, green, blue, alpha];
  }

  /** The ground behind an element: the nearest color that nothing shines through. */
  function ground(one) {
    for (let at = one; at; at = at.parentElement) {
      const color = getComputedStyle(at).backgroundColor;
      if (channels(color)[3] === 1) return color;
    }
    return "rgb(255, 255, 255)";
  }

  /** Relative luminance, as WCAG 2.2 defines it. */
  function luminance(color) {
    const [red, green, blue] = channels(color).slice(0, 3).map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  }

  function contrast(one, other) {
    const [dark, light] = [luminance(one), luminance(other)].sort((first, second) => first - second);
    return (light + 0.05) / (dark + 0.05);
  }

  /** What is drawn for a control that is itself not seen: the words beside a radio button. */
  function drawn(one) {
    return getComputedStyle(one).opacity === "0" && one.nextElementSibling ? one.nextElementSibling : one;
  }

  function ring(shown) {
    const style = getComputedStyle(shown);
    if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2) return "no ring of 2 px";
    const inside = parseFloat(style.outlineOffset) < 0;
    const found = contrast(style.outlineColor, ground(inside ? shown : shown.parentElement));
    return found < 3 ? `a ring of ${found.toFixed(2)} : 1` : "";
  }

  /** Whether the middle of the first line of an element is seen, with nothing over it; of one that fills the screen, any part. */
  function place(shown) {
    const box = shown.getClientRects()[0];
    if (!box || box.width < 2 || box.height < 2) return "nothing to see";
    const left = Math.max(box.left, 0), right = Math.min(box.right, innerWidth);
    const top = Math.max(box.top, 0), bottom = Math.min(box.bottom, innerHeight);
    if (right - left < Math.min(box.width, 24) - 1 || bottom - top < Math.min(box.height, 24) - 1) return "off the screen";
    const deep = box.height > innerHeight / 2 ? [0.25, 0.5, 0.75] : [0.5];
    const over = deep.map((share) => document.elementFromPoint((left + right) / 2, top + (bottom - top) * share));
    if (over.some((one) => one && (shown.contains(one) || one.contains(shown)))) return "";
    return `under ${over[0] ? over[0].outerHTML.slice(0, 80) : "nothing"}`;
  }

  /** Go to every stop in turn; say what is wrong where. The last key must have been Tab, so that the browser shows the focus. */
  function faults() {
    return all().flatMap((one) => {
      one.focus();
      if (document.activeElement !== one) return [`${name(one)}: takes no focus`];
      const shown = drawn(one);
      return [ring(shown), place(shown)].filter(Boolean).map((words) => `${name(one)}: ${words}`);
    });
  }

  window.rungbookStops = { all, faults, name, current: () => name(document.activeElement) };
})();
