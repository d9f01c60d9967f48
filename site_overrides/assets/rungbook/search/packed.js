/* Read the pages of an index, which the build has packed (generator/search/codes.py, packed.py); a test holds the two together.
   Change both. */
"use strict";

var rungbookSearch = window.rungbookSearch || /** @type {RungbookSearch} */ ({});

(function (search) {
  const LARGE = "^", PAGE = "|", FIELD = "~", PART = "{", ITEM = "}", TITLE_OF = "`";
  const SIGNS = Array.from({ length: 95 }, (_, at) => String.fromCharCode(32 + at)).filter((sign) => !'"\\|~{}`^'.includes(sign));
  const OPEN_TWO = 58;

  /** All codes, the short ones first, as many as there are pieces. @param {number} short @param {number} openThree @param {number} count */
  function codes(short, openThree, count) {
    const found = SIGNS.slice(0, short);
    const longer = function (/** @type {string} */ open) { SIGNS.forEach((sign) => found.push(open + sign)); };
    SIGNS.slice(short, short + OPEN_TWO).forEach(longer);
    SIGNS.slice(SIGNS.length - openThree).forEach((open) => {
      if (found.length < count) SIGNS.forEach((sign) => longer(open + sign));
    });
    return found;
  }

  /** Words that were written without what they share with the one before. @param {string} shared */
  function whole(shared) {
    let before = "";
    return shared ? shared.split(" ").map((part) => (before = before.slice(0, Number(part[0])) + part.slice(1))) : [];
  }

  /** What turns codes into text. @param {SearchIndex} index @returns {(coded: string) => string} */
  function reader(index) {
    const [words, between, openThree] = index.sizes, all = whole(index.words), short = SIGNS.length - OPEN_TWO - openThree;
    const pieces = [all.slice(0, words), index.between.slice(0, between), all.slice(words), index.between.slice(between)];
    /** @type {Map<string, {text: string, isWord: boolean}>} */
    const known = new Map();
    /** @type {Map<string, string>} */
    const texts = new Map();
    const order = pieces.flatMap((part, at) => part.map((piece) => ({ text: piece, isWord: at % 2 === 0 })));
    const every = codes(short, openThree, order.length);
    order.forEach((piece, at) => known.set(every[at], piece));
    const length = new Map(SIGNS.map((sign, at) => [sign, at < short ? 1 : at < short + OPEN_TWO ? 2 : 3]));

    /** @param {string} coded */
    function joined(coded) {
      let text = "", afterWord = false, large = false;
      for (let at = 0; at < coded.length;) {
        if (coded[at] === LARGE) {
          large = true;
          at += 1;
          continue;
        }
        const next = at + /** @type {number} */ (length.get(coded[at]));
        const piece = /** @type {{text: string, isWord: boolean}} */ (known.get(coded.slice(at, next)));
        if (piece.isWord && afterWord) text += " ";
        text += large ? piece.text[0].toUpperCase() + piece.text.slice(1) : piece.text;
        afterWord = piece.isWord;
        large = false;
        at = next;
      }
      return text;
    }

    return function (coded) {
      if (!coded) return "";
      let said = texts.get(coded);
      if (said === undefined) {
        said = joined(coded);
        texts.set(coded, said);
      }
      return said;
    };
  }

  /** @param {string} path */
  function leaf(path) {
    return path.slice(path.lastIndexOf("/") + 1);
  }

  /** @param {SearchIndex} index as search-index.js holds it @returns {SearchPage[]} its pages */
  search.unpacked = function (index) {
    const text = reader(index);
    const items = (/** @type {string} */ coded) => (coded ? coded.split(ITEM).map(text) : []);
    const rows = index.pages ? index.pages.split(PAGE).map((page) => page.split(FIELD)) : [];
    const known = rows.map((row) => [text(row[0]), text(row[2])]);

    /** The anchor and title of a section, and its other parts. @param {string} coded @param {string} path
        @returns {[string, string, string[]]} */
    function head(coded, path) {
      const parts = coded.split(PART);
      if (!coded.startsWith(TITLE_OF)) return [text(parts[0]), text(parts[1]), parts.slice(2)];
      const [other, title] = known[Number(parts[0].slice(1))];
      return [leaf(path) + "." + leaf(other), title, parts.slice(1)];
    }

    /** @param {string} coded @param {string} path @returns {SearchSection} */
    function section(coded, path) {
      const [anchor, title, [said, aka, apart, rest]] = head(coded, path);
      return [anchor, title, text(said), items(aka), Number(apart || 0), text(rest)];
    }

    return rows.map(function (row, at) {
      const [path, title] = known[at], sections = row.slice(6).map((coded) => section(coded, path));
      return [path, Number(row[1]), title, items(row[3]), text(row[4]), text(row[5]), sections];
    });
  };
})(rungbookSearch);
