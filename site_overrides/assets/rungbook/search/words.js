/* From text to the terms that are compared: folded, level names as one token, without stop words, cut to the stem.
   The build does the same to score the handbook's questions (generator/search/words.py); a test holds the two together. Change both. */
"use strict";

var rungbookSearch = window.rungbookSearch || /** @type {RungbookSearch} */ ({});

(function (search) {
  /** @param {string} text words with blanks between @returns {Set<string>} */
  function setOf(text) {
    return new Set(text.split(" "));
  }

  /* They say nothing about what is looked for, also those that Spanish speakers write between English ones. */
  const STOP = setOf(
    "a about all am an and any are as at be been but by can could do does for from get gets getting go going got had has have he her here " +
    "him his how i id if ill im in into is it its ive just many me much my of on or our please really should so some tell than that the " +
    "their them then there these they this those to us very was we were what when where which who whom whose why will with would you your " +
    "out someone somebody anyone something anything while too also whether whats " +  // codespell:ignore
    "know knows want wants wanted til till until " +
    "de del el la los las un una que para por como con " +  // codespell:ignore
    "cuanto cuanta cuantos cuando donde quien cual mi es en se puedo necesito quiero ser soy hacer tengo hay");  // codespell:ignore
  const NOT = setOf("no not never nobody none dont doesnt didnt cant cannot wont isnt arent havent wasnt couldnt");  // codespell:ignore
  const NUMBERS = new Map("two three four five six seven eight nine ten eleven twelve".split(" ").map((word, at) => [word, String(at + 2)]));
  const RANKS = new Map([["one", "1"], ["i", "1"], ["ii", "2"], ["iii", "3"], ["iv", "4"], ["v", "5"]]);
  const LEVEL = setOf("level nivel");                 /* "level 2" is the rank that has numbers: "MA 2" */
  /* After these "MA I" is a medical assistant who speaks of herself, not the first level. */
  const AFTER_I = setOf(
    "need needed want wanted can could have had am was do did get got should must will would may might like work worked think feel " +
    "know take took pass passed fail failed use");
  const SUFFIXES = ("ization ation ition ment ness ship ance ence able ible ing ion ist ize ise ate ive ity ure ant ent ic ed er or " +  // codespell:ignore
    "ee al ly y i e").split(" ");

  const UNSURE = /\b(dont|do not|not) (know|sure|understand)\b/g;
  const OWN_MANAGER = /\b(my|your|his|her|their|our) (boss|manager|supervisor|lead)\b/g;   /* a person, unlike "a lead": that is a job */
  const NOT_PLAIN = /[^\x00-\x26\x28-\x7f]/, MARKS = /[\u0300-\u036f'\u2019]/g;

  /** @param {string} text @returns {string} in small letters without accents and apostrophes */
  function fold(text) {
    const plain = NOT_PLAIN.test(text) ? text.normalize("NFD").replace(MARKS, "") : text;
    return plain.toLowerCase();
  }

  /** @param {string} word */
  function singular(word) {
    if (word.length > 4 && word.endsWith("ies")) return word.slice(0, -3) + "y";
    if (/(sses|shes|ches|xes)$/.test(word)) return word.slice(0, -2);
    return word.length > 3 && word.endsWith("s") && !/(ss|us|is)$/.test(word) ? word.slice(0, -1) : word;
  }

  /** @param {string} word */
  function cut(word) {
    for (const suffix of SUFFIXES) {
      const rest = word.length - suffix.length;
      if (rest >= (suffix === "ing" || suffix === "ed" ? 3 : 4) && word.endsWith(suffix)) {
        return word.slice(0, rest).replace(/([bdfgmnprt])\1$/, "$1");
      }
    }
    return word;
  }

  /** @type {Map<string, string>} */
  const stems = new Map();

  /** @param {string} word folded @returns {string} without its endings; certification, certified and certificate are all "certif" */
  function stem(word) {
    let short = stems.get(word);
    if (short === undefined) {
      short = singular(word);
      for (let round = 0; round < 3; round++) short = cut(short);
      stems.set(word, short);
    }
    return short;
  }

  /** @param {string} text @returns {string[]} its words in order; letters and numbers part: "PHQ-9", "phq9" and "PHQ 9" are two words */
  function saidWords(text) {
    const plain = fold(text).replace(/(\d),(?=\d{3})/g, "$1").replace(/\b(1:1|one[ -]on[ -]one)\b/g, " oneonone ")
      .replace(UNSURE, " ").replace(OWN_MANAGER, " ownmanager ");
    const found = [];
    for (const word of plain.match(/[\p{L}\p{N}]+/gu) || []) {
      const parts = /\d$/.test(word) && /^([a-z]{2,})(\d+)$/.exec(word);
      if (parts) found.push(parts[1], parts[2]);
      else found.push(word);
    }
    return found;
  }

  /** How many words from here on are the name of a rank; 0 = none. @param {string[]} said @param {number} at @param {string[][]} ranks */
  function rankLength(said, at, ranks) {
    for (const rank of ranks) {
      const last = rank.length - 1;
      let same = 0;
      while (same < last && said[at + same] === rank[same]) same += 1;
      if (same === last && (said[at + last] === rank[last] || said[at + last] === rank[last] + "s")) return rank.length;
    }
    return ranks.length && LEVEL.has(said[at]) && levelNumber(said, at + 1) ? 1 : 0;
  }

  /** The number of a level here, in digits; "" = none. @param {string[]} said @param {number} at */
  function levelNumber(said, at) {
    const word = said[at];
    if (word === undefined || (word === "i" && AFTER_I.has(said[at + 1]))) return "";
    const number = RANKS.get(word) || NUMBERS.get(word) || word;
    return /^[1-5]$/.test(number) ? number : "";
  }

  /**
   * The words of a text that say something.
   * @param {string} text
   * @param {string[][]} ranks what stands before the number in the name of a level, the short form last: "Medical Assistant II", "MA 2"
   *   and "ma2" all become the one word "ma2"
   * @returns {SearchWord[]}
   */
  function words(text, ranks) {
    return read(saidWords(text), ranks);
  }

  /** @param {string[]} said what saidWords found @param {string[][]} ranks @returns {SearchWord[]} see words */
  function read(said, ranks) {
    const found = [];
    for (let at = 0; at < said.length;) {
      const length = rankLength(said, at, ranks);
      if (length) {
        const number = levelNumber(said, at + length);
        at += length + (number ? 1 : 0);
        const name = ranks[ranks.length - 1].slice(-1)[0] + number;
        found.push({ said: name, stem: name });
        continue;
      }
      const word = meaning(said[at++]);
      if (word) found.push(word);
    }
    return found;
  }

  /** @type {Map<string, SearchWord | null>} */
  const meanings = new Map();

  /** A word with its stem; null if it says nothing. @param {string} word */
  function meaning(word) {
    let meant = meanings.get(word);
    if (meant === undefined) {
      const said = NOT.has(word) ? "not" : NUMBERS.get(word) || word;
      meant = STOP.has(word) ? null : { said: said, stem: said === "not" ? said : stem(said) };
      meanings.set(word, meant);
    }
    return meant;
  }

  /**
   * Words of which only `said` was kept; what was the name of a level stays one word.
   * @param {string} said with blanks between
   * @param {string[][]} ranks
   * @returns {SearchWord[]}
   */
  function keptWords(said, ranks) {
    const name = ranks.length ? ranks[ranks.length - 1].slice(-1)[0] : "";
    return said ? said.split(" ").map((word) => {
      const isName = word === "not" || (name && word.startsWith(name) && /^[1-5]?$/.test(word.slice(name.length)));
      return { said: word, stem: isName ? word : stem(word) };
    }) : [];
  }

  search.fold = fold;
  search.stem = stem;
  search.saidWords = saidWords;
  search.read = read;
  search.words = words;
  search.keptWords = keptWords;
})(rungbookSearch);
