/* Rank the places of a handbook for what a reader typed. The build does the same (generator/search/engine.py), which says what the
   numbers mean; a test holds the two together. Change both. */
"use strict";

var rungbookSearch = window.rungbookSearch || {};

(function (search) {
  const TITLE = 6, AKA = 6, SUMMARY = 2, HEADINGS = 1, BODY = 0.5;
  const SHORTER_IS_SURER = 0.3, ENOUGH = 1.2, ALL_WORDS = 1.2, ABOUT = 2, WITHIN = 0.6, NAMED = 40;
  const STARTS = 0.8, SPELLED = 0.7, A_SLIP = 0.15, ALIKE = 0.6, STANDS_FOR = 4;

  /** Add to a number in a map. */
  function add(map, key, more) {
    map.set(key, (map.get(key) || 0) + more);
  }

  /** Keep the larger number in a map. */
  function raise(map, key, value) {
    if (value > (map.get(key) || 0)) map.set(key, value);
  }

  /** Give each distinct word of a text its share: the longer the text, the less one word says. */
  function share(weights, text, weight) {
    const part = weight / (1 + SHORTER_IS_SURER * Math.log(1 + text.length));
    new Set(text).forEach((word) => add(weights, word, part));
  }

  function inOrder(one, other) {
    return one < other ? -1 : one > other ? 1 : 0;
  }

  /**
   * A handbook, ready to be asked.
   * @param {{pages: Array, kinds: Array, ranks: string[][], alike: string[][]}} index what search-index.js holds
   */
  search.Engine = class {
    constructor(index) {
      this.pages = index.pages;
      this.kinds = index.kinds;
      this.ranks = index.ranks;
      this.places = [];
      this.weights = new Map();
      this.about = new Map();
      this.spelled = new Map();
      this.known = new Map();
      this.pages.forEach((page, number) => this.addPage(number, page));
      this.rarity = new Map();
      this.about.forEach((pages, word) => {
        let count = 0;
        pages.forEach((part) => { count += part; });
        this.rarity.set(word, Math.log(1 + (this.pages.length - count + 0.5) / (count + 0.5)));
      });
      this.alike = this.groups(index.alike);
    }

    /**
     * @param {string} query anything that a reader types
     * @param {number} most how many answers
     * @returns {{page: number, section: number}[]} best first; section -1 is the page itself
     */
    ask(query, most) {
      const asked = new Map();
      search.words(query, this.ranks).forEach((word) => { if (!asked.has(word.stem)) asked.set(word.stem, word); });
      const meant = Array.from(asked.values(), (word) => this.meant(word));
      const ranked = Array.from(this.scores(meant)).sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, NAMED);
      const best = new Map();
      ranked.forEach(([at, score]) => {
        const place = this.places[at];
        const exact = Math.floor(score * place.boost * (1 + this.likeness(place, meant) ** 2) * 1e6 + 0.5) / 1e6;
        const key = place.page + "#" + (place.apart ? place.section : -1);
        if (!best.has(key) || exact > best.get(key)[0]) best.set(key, [exact, at]);
      });
      const order = Array.from(best.values()).sort((a, b) => b[0] - a[0] || a[1] - b[1]).slice(0, most);
      return order.map(([, at]) => ({ page: this.places[at].page, section: this.places[at].section }));
    }

    /** @param {string} query @returns {Set<string>} the stems that its words stand for, to mark them */
    stems(query) {
      return new Set(search.words(query, this.ranks).flatMap((word) => this.meant(word).map(([stem]) => stem)));
    }

    addPage(number, [, kind, title, aka, summary, body, sections]) {
      const boost = this.kinds[kind][1];
      const names = [title, ...aka].map((name) => this.terms(name));
      let rest = this.terms(body), headings = [];
      const first = this.places.length;
      this.places.push({ page: number, section: -1, boost: boost, apart: true, names: names });
      const pageWords = names.flat();
      sections.forEach(([anchor, sectionTitle, text, sectionAka, apart], at) => {
        const own = [sectionTitle, ...sectionAka].map((name) => this.terms(name));
        const said = this.terms(text), titles = own.flat();
        if (!anchor.includes(".")) headings = headings.concat(titles);
        rest = rest.concat(titles, said);
        this.places.push({ page: number, section: at, boost: apart ? boost : boost * WITHIN, apart: Boolean(apart), names: own });
        this.index(this.places.length - 1, [[said, SUMMARY], [pageWords, SUMMARY]]);
      });
      this.index(first, [[this.terms(summary), SUMMARY], [headings, HEADINGS], [rest, BODY]]);
    }

    /* Note how much each word says of a place. */
    index(at, texts) {
      const place = this.places[at], weights = new Map(), akas = new Map();
      share(weights, place.names[0], TITLE);
      place.names.slice(1).forEach((name) => {
        const one = new Map();
        share(one, name, AKA);
        one.forEach((weight, word) => raise(akas, word, weight));
      });
      akas.forEach((weight, word) => add(weights, word, weight));
      texts.forEach(([text, weight]) => share(weights, text, weight));
      weights.forEach((weight, word) => {
        if (!this.weights.has(word)) {
          this.weights.set(word, new Map());
          this.about.set(word, new Map());
        }
        this.weights.get(word).set(at, weight);
        raise(this.about.get(word), place.page, Math.min(1, weight / ABOUT));
      });
    }

    /* The stems of a text; each spelling is remembered for words that are misspelled. */
    terms(text) {
      return search.words(text, this.ranks).map((word) => {
        if (!this.spelled.has(word.said)) this.spelled.set(word.said, word.stem);
        return word.stem;
      });
    }

    /* What else a word may mean: the stems of the other words in its groups. */
    groups(alike) {
      const found = new Map();
      alike.forEach((group) => {
        const stems = new Set(group.map((word) => search.stem(search.fold(word))));
        stems.forEach((one) => {
          if (!found.has(one)) found.set(one, new Set());
          stems.forEach((other) => { if (other !== one) found.get(one).add(other); });
        });
      });
      return found;
    }

    othersLike(stem) {
      return Array.from(this.alike.get(stem) || []).filter((other) => this.weights.has(other));
    }

    /* The known words that a word stands for, each with how sure that is, surest first. */
    meant(word) {
      if (!this.known.has(word.said)) {
        const certain = this.weights.has(word.stem) ? [[word.stem, 1]] : [];
        const found = certain.concat(this.othersLike(word.stem).map((other) => [other, ALIKE]));
        this.known.set(word.said, found.length ? found : this.guessed(word.said));
      }
      return this.known.get(word.said);
    }

    /* The known words that an unknown one begins, or nearly spells. */
    guessed(said) {
      const allowed = search.slack(said), sounds = search.byEar(said), best = new Map();
      this.spelled.forEach((stem, known) => {
        if (said.length >= 3 && known.startsWith(said)) {
          raise(best, stem, STARTS);
        } else if (allowed && Math.abs(known.length - said.length) <= allowed + 1) {
          let off = search.distance(said, known, allowed);
          if (off) off = Math.min(off, search.distance(sounds, search.byEar(known), allowed));
          if (off <= allowed) raise(best, stem, SPELLED - A_SLIP * off);
        }
      });
      const found = Array.from(best).sort((a, b) => b[1] - a[1] || inOrder(a[0], b[0])).slice(0, STANDS_FOR);
      const seen = new Set(found.map(([stem]) => stem));
      const also = found.slice(0, 1).flatMap(([stem, sure]) => this.othersLike(stem).map((other) => [other, sure * ALIKE]));
      return found.concat(also.filter(([other]) => !seen.has(other)));
    }

    /* How rare a word of the query is: as rare as the word it most surely stands for. */
    worth(meant) {
      return meant.length ? this.rarity.get(meant[0][0]) : 0;
    }

    /* The places with some of the words, and how well they answer. */
    scores(asked) {
      const scores = new Map(), met = new Map();
      let total = 0;
      asked.forEach((meant) => {
        const best = new Map(), sure = new Map(), worth = this.worth(meant);
        total += worth;
        meant.forEach(([word, certainty]) => {
          const rarity = this.rarity.get(word);
          this.weights.get(word).forEach((weight, at) => {
            const score = certainty * rarity * weight * (1 + ENOUGH) / (weight + ENOUGH);
            if (score > (best.get(at) || 0)) {
              best.set(at, score);
              sure.set(at, certainty);
            }
          });
        });
        best.forEach((score, at) => {
          add(scores, at, score);
          add(met, at, worth * sure.get(at));
        });
      });
      scores.forEach((score, at) => scores.set(at, score * (met.get(at) / total) ** ALL_WORDS));
      return scores;
    }

    /* How near the whole query is to one of the place's names; 1 = the same words. A place within a page has no name of its own. */
    likeness(place, asked) {
      if (!place.apart) return 0;
      let best = 0, worth = 0;
      asked.forEach((meant) => { worth += this.worth(meant); });
      place.names.forEach((name) => {
        const distinct = new Set(name);
        let common = 0, whole = 0;
        asked.forEach((meant) => {
          let most = 0;
          meant.forEach(([word, sure]) => { if (distinct.has(word)) most = Math.max(most, this.rarity.get(word) * sure); });
          common += most;
        });
        distinct.forEach((word) => { whole += this.rarity.get(word); });
        whole = whole + worth - common;
        if (distinct.size && whole > 0) best = Math.max(best, common / whole);
      });
      return Math.min(best, 1);
    }
  };
})(rungbookSearch);
