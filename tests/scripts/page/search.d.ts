// The shapes that the scripts of the search share: classic scripts, so what one gives to the next stands in one global object.

/** A word of a text: as it is said, and without its endings. */
interface SearchWord { said: string; stem: string }

type SearchSection = [anchor: string, title: string, text: string, aka: string[], apart: number, rest: string];
type SearchPage = [path: string, kind: number, title: string, aka: string[], summary: string, rest: string, sections: SearchSection[]];

/** What search-index.js holds: the pages as codes, and the words and signs that the codes stand for. */
interface SearchIndex {
  ranks: string[][]; alike: string[]; kinds: [name: string, boost: number][];
  sizes: [words: number, between: number, openThree: number]; words: string; between: string[]; pages: string;
}

/** A known spelling, how it sounds, and which letters both have, as bits. */
interface SearchSpelling { said: string; sound: string; letters: number; heard: number; stem: string }
interface SearchSpellings {
  stems: Map<string, string>;
  add(word: SearchWord): void;
  stem(said: string): string;
  prepare(): void;
  near(said: string, each: (stem: string, off: number) => void): void;
  begunBy(said: string, each: (stem: string) => void): void;
}

/** What is known of a word: where it stands with which weight, how many pages are about it, how rare it is; the rest serves to count. */
interface SearchTerm {
  stem: string; at: number[]; weight: number[]; pages: number; part: number; page: number; rarity: number; sum: number; most: number; mark: number;
}
/** A known word that a word of the query may stand for, and how sure that is. */
type SearchMeaning = [word: SearchTerm, sure: number];
/** A page, or a section of it; `apart` is one that a result names by itself. */
interface SearchPlace { page: number; section: number; boost: number; apart: boolean; names: SearchTerm[][] }
/** An answer; section -1 is the page itself. */
interface SearchResult { page: number; section: number }
interface SearchEngine {
  pages: SearchPage[];
  kinds: SearchIndex["kinds"];
  takeIn(time: number): boolean;
  ask(query: string, most: number): SearchResult[];
  stems(query: string): Set<string>;
}

interface RungbookSearch {
  fold(text: string): string;
  stem(word: string): string;
  saidWords(text: string): string[];
  read(said: string[], ranks: string[][]): SearchWord[];
  words(text: string, ranks: string[][]): SearchWord[];
  keptWords(said: string, ranks: string[][]): SearchWord[];
  slack(word: string): number;
  byEar(word: string): string;
  distance(one: string, other: string, most: number): number;
  Spellings: new () => SearchSpellings;
  unpacked(index: SearchIndex): SearchPage[];
  Engine: new (index: SearchIndex) => SearchEngine;
}

interface Window { rungbookSearch: RungbookSearch; rungbookSearchIndex?: SearchIndex }
