/* How far two spellings are apart. The build does the same (generator/search/spelling.py); change both. */
"use strict";

var rungbookSearch = window.rungbookSearch || /** @type {RungbookSearch} */ ({});

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
    /** @type {number[]} */
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

  /** Which letters a word has, as bits. One slip changes two of them at most, so most words need not be compared any closer.
     @param {string} word */
  function letters(word) {
    let bits = 0;
    for (let at = 0; at < word.length; at++) bits |= 1 << (word.charCodeAt(at) % 31);
    return bits;
  }

  /** How many bits are set. @param {number} bits */
  function count(bits) {
    let left = bits - ((bits >>> 1) & 0x55555555);
    left = (left & 0x33333333) + ((left >>> 2) & 0x33333333);
    return Math.imul((left + (left >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
  }

  /** All words of a handbook as they are spelled, to find those that a reader may have meant. */
  search.Spellings = class {
    constructor() {
      /** @type {Map<string, string>} */
      this.stems = new Map();
      /** @type {SearchSpelling[][]} */
      this.byLength = [];
      /** @type {string[]} */
      this.sorted = [];
    }

    /** @param {SearchWord} word */
    add(word) {
      if (!this.stems.has(word.said)) this.stems.set(word.said, word.stem);
    }

    /** @param {string} said a word that was added @returns {string} */
    stem(said) {
      return /** @type {string} */ (this.stems.get(said));
    }

    /* Put all words in order; called once, after the last was added. */
    prepare() {
      this.sorted = Array.from(this.stems.keys()).sort();
      this.sorted.forEach((said) => {
        const sound = search.byEar(said);
        (this.byLength[said.length] = this.byLength[said.length] || []).push(
          { said: said, sound: sound, letters: letters(said), heard: letters(sound), stem: this.stem(said) });
      });
    }

    /**
     * Words that are spelled or sound nearly like this one.
     * @param {string} said
     * @param {function(string, number): void} each called with the stem and the number of slips
     */
    near(said, each) {
      const allowed = search.slack(said), sound = search.byEar(said), own = letters(said), heard = letters(sound);
      if (!allowed) return;
      for (let length = Math.max(said.length - allowed - 1, 0); length <= said.length + allowed + 1; length++) {
        (this.byLength[length] || []).forEach((known) => {
          let off = count(own ^ known.letters) > 2 * allowed ? FAR : search.distance(said, known.said, allowed);
          if (off && count(heard ^ known.heard) <= 2 * allowed) off = Math.min(off, search.distance(sound, known.sound, allowed));
          if (off <= allowed) each(known.stem, off);
        });
      }
    }

    /**
     * Words that start with this one.
     * @param {string} said
     * @param {function(string): void} each called with the stem
     */
    begunBy(said, each) {
      let low = 0, high = this.sorted.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (this.sorted[middle] < said) low = middle + 1;
        else high = middle;
      }
      for (; low < this.sorted.length && this.sorted[low].startsWith(said); low++) each(this.stem(this.sorted[low]));
    }
  };
})(rungbookSearch);
