/* How far two spellings are apart. The build does the same (generator/search/spelling.py); change both. */
"use strict";

var rungbookSearch = window.rungbookSearch || {};

(function (search) {
  const FAR = 9;

  /** @param {string} word @returns {number} how many slips it may have: 1 from 4 letters, 2 from 8 */
  search.slack = function (word) {
    return word.length >= 8 ? 2 : word.length >= 4 ? 1 : 0;
  };

  /** @param {string} word @returns {string} as it sounds: ph is f, a soft c is s, double letters stand once */
  search.byEar = function (word) {
    return word.replace(/ph/g, "f").replace(/c(?=[eiy])/g, "s").replace(/(.)\1/g, "$1");
  };

  /**
   * How many letters to add, drop, change or swap with their neighbor lead from one word to the other.
   * @param {string} one
   * @param {string} other
   * @param {number} most beyond it the answer is 9
   * @returns {number}
   */
  search.distance = function (one, other, most) {
    if (Math.abs(one.length - other.length) > most) return FAR;
    let before = [], last = Array.from({ length: other.length + 1 }, (_, at) => at);
    for (let i = 1; i <= one.length; i++) {
      const row = [i];
      let least = i;
      for (let j = 1; j <= other.length; j++) {
        let best = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1));
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) best = Math.min(best, before[j - 2] + 1);
        row.push(best);
        least = Math.min(least, best);
      }
      if (least > most) return FAR;
      before = last;
      last = row;
    }
    return last[other.length] <= most ? last[other.length] : FAR;
  };
})(rungbookSearch);
