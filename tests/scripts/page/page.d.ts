// Scripts that work on markup of our own templates: what a selector finds is there, and is what the template says. Browser tests hold that.

interface ParentNode { querySelector(selectors: string): any; querySelectorAll(selectors: string): NodeListOf<any> }
interface Document { getElementById(id: string): any }
interface DocumentEventMap {
  keydown: KeyboardEvent & { target: Element }; focusin: FocusEvent & { target: HTMLElement }; pointerdown: PointerEvent & { target: Element };
}
interface Element { closest(selectors: string): any }

type SheetChange = [sort: string, label: string, text: string, levels: string[]];
type SheetEdition = [edition: string, levels: Record<string, string>, changes: SheetChange[]];
interface Window { rungbookSheets: { editions: SheetEdition[]; page: string } }

interface FindTask { id: string; input: HTMLInputElement; levels: string[]; text: string }
interface FindLevel { id: string; title: string; below: string[]; half: number; done: number; part: HTMLElement; tasks: FindTask[] }
interface FindAnswer { matches: boolean; levels: FindLevel[] }

type CompareAsk = any[];
type CompareRow = [before: CompareAsk | null, after: CompareAsk | null];
interface CompareLevel { id: string; title: string; href: string; facts: string[][]; duties: string[]; asks: CompareAsk[] }
interface CompareData {
  asks: CompareAsk[]; facts: string[]; moves: Record<string, string[]>; statuses: [status: string, words: string][]; words: Record<string, string>;
  levels: [id: string, title: string, href: string, facts: string[][], duties: string[], asks: number[]][];
}
interface Window { rungbookCompareData: CompareData }
