/* Rank the places of a handbook for what a reader typed. The build does the same (generator/search/engine.py), which says what the
   numbers mean; a test holds the two together. Change both. */
"use strict";

var rungbookSearch = window.rungbookSearch || /** @type {RungbookSearch} */ ({});

(function (search) {
  const TITLE = 6, AKA = 6, SUMMARY = 2, HEADINGS = 1, BODY = 0.5;
  const SHORTER_IS_SURER = 0.3, ENOUGH = 1.2, ALL_WORDS = 1.2, ABOUT = 2, WITHIN = 0.6, NAMED = 40;
  const STARTS = 0.8, FORM_STARTS = 0.7, SPELLED = 0.7, A_SLIP = 0.15, ALIKE = 0.6, LONG = 4, PART = 3, STANDS_FOR = 4;

  /** Keep the larger number in a map. @param {Map<string, number>} map @param {string} key @param {number} value */
  function raise(map, key, value) {
    if (value > (map.get(key) || 0)) map.set(key, value);
  }

  /** @param {SearchTerm[]} words the distinct words of a text @param {number} weight @returns what each says: the more, the less */
  function share(words, weight) {
    return weight / (1 + SHORTER_IS_SURER * Math.log(1 + words.length));
  }

  /** @param {string} one @param {string} other */
  function inOrder(one, other) {
    return one < other ? -1 : one > other ? 1 : 0;
  }

  /** A handbook that can be asked. Before that it takes in its pages: all at once when it is first asked, or bit by bit before. */
  search.Engine = class {
    /** @param {SearchIndex} index what search-index.js holds */
    constructor(index) {
      this.pages = search.unpacked(index);
      this.kinds = index.kinds;
      this.ranks = index.ranks;
      /** @type {SearchPlace[]} */
      this.places = [];
      /** @type {Map<string, SearchTerm>} by stem */
      this.words = new Map();
      /** @type {Map<string, SearchTerm[]>} each text that was taken in, and its words: titles stand on many pages */
      this.heard = new Map();
      this.mark = 0;
      this.spelled = new search.Spellings();
      /** @type {Map<string, SearchMeaning[]>} */
      this.known = new Map();
      /** @type {SearchWord[]} taken in last, so that the handbook's own spellings come first */
      this.alikeWords = [];
      this.alike = this.groups(index.alike.map((group) => group.split(" ")));
      this.taken = 0;
      this.asked = "";             /* the query that was read last, and its words */
      /** @type {SearchWord[]} */
      this.askedWords = [];
      this.ready = false;
      this.scored = this.met = this.best = this.sure = new Float64Array(0);
    }

    /** @param {number} time in milliseconds to take in pages @returns {boolean} whether all are in */
    takeIn(time) {
      const end = performance.now() + time;
      while (this.taken < this.pages.length && performance.now() < end) this.addPage(this.taken++);
      if (this.taken === this.pages.length && !this.ready) this.prepare();
      return this.ready;
    }

    prepare() {
      this.alikeWords.forEach((word) => this.spelled.add(word));
      this.spelled.prepare();
      this.heard.clear();
      this.words.forEach((word) => {
        const count = word.pages + word.part;
        word.rarity = Math.log(1 + (this.pages.length - count + 0.5) / (count + 0.5));
      });
      this.scored = new Float64Array(this.places.length);
      this.met = new Float64Array(this.places.length);
      this.best = new Float64Array(this.places.length);
      this.sure = new Float64Array(this.places.length);
      this.ready = true;
    }

    /**
     * @param {string} query anything that a reader types
     * @param {number} most how many answers
     * @returns {SearchResult[]} best first
     */
    ask(query, most) {
      this.takeIn(Infinity);
      /** @type {Map<string, SearchWord>} */
      const asked = new Map();
      this.read(query).forEach((word) => { if (!asked.has(word.stem)) asked.set(word.stem, word); });
      const meant = Array.from(asked.values(), (word) => this.meant(word));
      /** @type {Map<string, [number, number]>} */
      const best = new Map();
      this.scores(meant).forEach(([at, score]) => {
        const place = this.places[at];
        const exact = Math.floor(score * place.boost * (1 + this.likeness(place, meant) ** 2) * 1e6 + 0.5) / 1e6;
        const key = place.page + "#" + (place.apart ? place.section : -1), before = best.get(key);
        if (!before || exact > before[0]) best.set(key, [exact, at]);
      });
      const order = Array.from(best.values()).sort((a, b) => b[0] - a[0] || a[1] - b[1]).slice(0, most);
      return order.map(([, at]) => ({ page: this.places[at].page, section: this.places[at].section }));
    }

    /** @param {string} query @returns {Set<string>} the stems that its words stand for, to mark them */
    stems(query) {
      return new Set(this.read(query).flatMap((word) => this.meant(word).map(([known]) => known.stem)));
    }

    /** The words of a query: names of ranks without slips, and two words apart that were written as one. @param {string} query */
    read(query) {
      if (this.asked !== query) {
        const said = search.saidWords(query).map((word) => this.rankWord(word));
        this.asked = query;
        this.askedWords = search.read(said, this.ranks).flatMap((word) => this.parts(word));
      }
      return this.askedWords;
    }

    /** @param {string} said */
    rankWord(said) {
      const allowed = search.slack(said);
      if (!allowed || this.spelled.stems.has(said)) return said;
      return this.ranks.flat().find((word) => word.length >= LONG && search.distance(said, word, allowed) <= allowed) || said;
    }

    /** @param {SearchWord} word */
    parts(word) {
      if (this.words.has(word.stem) || this.alike.has(word.stem)) return [word];
      for (let at = PART; at <= word.said.length - PART; at++) {
        const parts = [word.said.slice(0, at), word.said.slice(at)];
        if (parts.every((part) => this.spelled.stems.has(part))) {
          return parts.map((part) => ({ said: part, stem: this.spelled.stem(part) }));
        }
      }
      return [word];
    }

    /** @param {number} number */
    addPage(number) {
      const [, kind, title, aka, summary, body, sections] = this.pages[number];
      const boost = this.kinds[kind][1];
      const names = [title, ...aka].map((name) => this.terms(name));
      const rest = [this.kept(body)];
      /** @type {SearchTerm[][]} */
      const headings = [];
      const first = this.places.length;
      this.places.push({ page: number, section: -1, boost: boost, apart: true, names: names });
      const pageWords = this.distinct(names);
      sections.forEach(([anchor, sectionTitle, text, sectionAka, apart, more], at) => {
        const own = [sectionTitle, ...sectionAka].map((name) => this.terms(name));
        const said = [this.terms(text), this.kept(more)];
        if (!anchor.includes(".")) headings.push(...own);
        rest.push(...own, ...said);
        this.places.push({ page: number, section: at, boost: apart ? boost : boost * WITHIN, apart: Boolean(apart), names: own });
        this.index(this.places.length - 1, [[this.distinct(said), SUMMARY], [pageWords, SUMMARY]]);
      });
      this.index(first, [[this.terms(summary), SUMMARY], [this.distinct(headings), HEADINGS], [this.distinct(rest), BODY]]);
    }

    /** Note how much each word says of a place. Of its other names, a word counts in the one where it says most.
        @param {number} at @param {[SearchTerm[], number][]} texts with their weights */
    index(at, texts) {
      const [title, ...others] = this.places[at].names;
      /** @type {SearchTerm[]} */
      const found = [];
      /** @type {SearchTerm[]} */
      const akas = [];
      /** @param {SearchTerm} word @param {number} part */
      function add(word, part) {
        if (word.sum === 0) found.push(word);
        word.sum += part;
      }
      /** @param {SearchTerm[]} words @param {number} weight */
      function addAll(words, weight) {
        const part = share(words, weight);
        words.forEach((word) => add(word, part));
      }
      addAll(title, TITLE);
      others.forEach((name) => {
        const part = share(name, AKA);
        name.forEach((word) => {
          if (word.most === 0) akas.push(word);
          word.most = Math.max(word.most, part);
        });
      });
      akas.forEach((word) => {
        add(word, word.most);
        word.most = 0;
      });
      texts.forEach(([words, weight]) => addAll(words, weight));
      found.forEach((word) => {
        this.note(at, word, word.sum);
        word.sum = 0;
      });
    }

    /** @param {number} at @param {SearchTerm} word @param {number} weight */
    note(at, word, weight) {
      const page = this.places[at].page;
      word.at.push(at);
      word.weight.push(weight);
      if (word.page !== page) {
        word.pages += word.part;
        word.page = page;
        word.part = 0;
      }
      word.part = Math.max(word.part, Math.min(1, weight / ABOUT));
    }

    /** The distinct words of some texts. @param {SearchTerm[][]} texts */
    distinct(texts) {
      const mark = ++this.mark;
      /** @type {SearchTerm[]} */
      const found = [];
      texts.forEach((words) => words.forEach((word) => {
        if (word.mark === mark) return;
        word.mark = mark;
        found.push(word);
      }));
      return found;
    }

    /** The distinct words of a text; each spelling is remembered for words that are misspelled. @param {string} text */
    terms(text) {
      let words = this.heard.get(text);
      if (!words) {
        words = this.remembered(search.words(text, this.ranks));
        this.heard.set(text, words);
      }
      return words;
    }

    /** The words that the index keeps one by one. @param {string} said */
    kept(said) {
      return this.remembered(search.keptWords(said, this.ranks));
    }

    /** @param {SearchWord[]} words */
    remembered(words) {
      return this.distinct([words.map((word) => {
        this.spelled.add(word);
        return this.word(word.stem);
      })]);
    }

    /** What is known of a word: `sum`, `most` and `mark` serve while something is counted. @param {string} stem */
    word(stem) {
      let word = this.words.get(stem);
      if (!word) {
        word = { stem: stem, at: [], weight: [], pages: 0, part: 0, page: -1, rarity: 0, sum: 0, most: 0, mark: 0 };
        this.words.set(stem, word);
      }
      return word;
    }

    /** What else a word may mean: the stems of the other words in its groups. @param {string[][]} alike */
    groups(alike) {
      /** @type {Map<string, Set<string>>} */
      const found = new Map();
      alike.forEach((group) => {
        const words = group.map(search.fold).map((said) => ({ said: said, stem: search.stem(said) }));
        const stems = new Set(words.map((word) => word.stem));
        this.alikeWords.push(...words);
        stems.forEach((one) => {
          const others = found.get(one) || new Set();
          stems.forEach((other) => { if (other !== one) others.add(other); });
          found.set(one, others);
        });
      });
      return found;
    }

    /** @param {string} stem */
    othersLike(stem) {
      return Array.from(this.alike.get(stem) || []).filter((other) => this.words.has(other));
    }

    /** The known words that a word stands for, each with how sure that is, surest first. @param {SearchWord} word */
    meant(word) {
      let known = this.known.get(word.said);
      if (!known) {
        /** @type {[string, number][]} */
        const certain = this.words.has(word.stem) ? [[word.stem, 1]] : [];
        const found = certain.concat(this.othersLike(word.stem).map((other) => [other, ALIKE]));
        known = (found.length ? found : this.guessed(word.said)).map(([stem, sure]) => [this.word(stem), sure]);
        this.known.set(word.said, known);
      }
      return known;
    }

    /** The stems of known words that an unknown one begins, or nearly spells. @param {string} said */
    guessed(said) {
      /** @type {Map<string, number>} */
      const best = new Map();
      this.spelled.near(said, (stem, off) => raise(best, stem, SPELLED - A_SLIP * off));
      const short = search.stem(said);
      if (short.length >= LONG) this.spelled.begunBy(short, (stem) => raise(best, stem, FORM_STARTS));
      if (said.length >= 3) this.spelled.begunBy(said, (stem) => raise(best, stem, STARTS));
      const likely = Array.from(best).sort((a, b) => b[1] - a[1] || inOrder(a[0], b[0])).slice(0, STANDS_FOR);
      const found = likely.filter(([stem]) => this.words.has(stem));
      const seen = new Set(found.map(([stem]) => stem));
      const also = likely.slice(0, 1).flatMap(([stem, sure]) => this.othersLike(stem).map(
        (other) => /** @type {[string, number]} */ ([other, sure * ALIKE])));
      return found.concat(also.filter(([other]) => !seen.has(other)));
    }

    /** How rare a word of the query is: as rare as the word it most surely stands for. @param {SearchMeaning[]} meant */
    worth(meant) {
      return meant.length ? meant[0][0].rarity : 0;
    }

    /** The places with some of the words, and how well they answer: the best of them. @param {SearchMeaning[][]} asked */
    scores(asked) {
      const { scored, met, best, sure } = this;
      /** @type {number[]} */
      const touched = [];
      let total = 0;
      asked.forEach((meant) => {
        const worth = this.worth(meant);
        /** @type {number[]} */
        const here = [];
        total += worth;
        meant.forEach(([word, certainty]) => {
          const top = certainty * word.rarity;
          for (let i = 0; i < word.at.length; i++) {
            const at = word.at[i], weight = word.weight[i], score = top * weight * (1 + ENOUGH) / (weight + ENOUGH);
            if (best[at] === 0) here.push(at);
            if (score > best[at]) {
              best[at] = score;
              sure[at] = certainty;
            }
          }
        });
        here.forEach((at) => {
          if (met[at] === 0) touched.push(at);
          scored[at] += best[at];
          met[at] += worth * sure[at];
          best[at] = 0;
        });
      });
      const found = touched.map((at) => [at, scored[at] * (met[at] / total) ** ALL_WORDS]);
      touched.forEach((at) => { scored[at] = met[at] = 0; });
      return found.sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, NAMED);
    }

    /** How near the whole query is to one of the place's names; 1 = the same words. The title of a place within a page is not enough.
        @param {SearchPlace} place @param {SearchMeaning[][]} asked */
    likeness(place, asked) {
      let best = 0, worth = 0;
      asked.forEach((meant) => { worth += this.worth(meant); });
      (place.apart ? place.names : place.names.slice(1)).forEach((name) => {
        const mark = ++this.mark;
        let common = 0, whole = 0;
        name.forEach((word) => {
          word.mark = mark;
          whole += word.rarity;
        });
        asked.forEach((meant) => {
          let most = 0;
          meant.forEach(([word, sure]) => { if (word.mark === mark) most = Math.max(most, word.rarity * sure); });
          common += most;
        });
        whole = whole + worth - common;
        if (name.length && whole > 0) best = Math.max(best, common / whole);
      });
      return Math.min(best, 1);
    }
  };
})(rungbookSearch);
