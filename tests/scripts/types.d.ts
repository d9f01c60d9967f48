// The shapes that the self-check's scripts share. They are classic scripts, so what one gives to the next stands in one global object.

type Relation = [old: string, how: number];
type Now = [meaning: string, since: string, enough: number, steps: number, title: string];
type Level = [id: string, title: string, address: string, asks: number[], after: string[]];

interface Catalog {
  handbook: string;
  edition: string;
  ids: string[];
  now: Record<string, Now>;
  from: Record<string, Relation[]>;
  gone: Record<string, [title: string, edition: string, reason: string]>;
  /** By meaning: what was asked, if it was put in other words, and what is new since. */
  before: Record<string, Record<string, [asked: string, news: string]>>;
  digests: Record<string, number>;
  levels: Level[];
  plan: string;
  talk: string;
}

type Asked = [
  address: string, text: string, step: string, proofs: [proof: string, signer: string][], programs: string[], cards: string[], notDoneAt: string[],
];

interface Details {
  requirements: Record<string, Asked>;
  programs: Record<string, [title: string, address: string, hours: string, pay: string, payers: string, when: string, where: string]>;
  cards: Record<string, [letters: string, address: string, pay: string, payers: string]>;
}

/** A mark as it is kept: own step, the manager's, month, meaning it was given for, note, and the manager's meaning where it differs. */
interface Item { s: number; m: number; on: string; h: string; n?: string; mh?: string }
interface Marks { v: number; handbook: string; edition: string; saved: string; goal: string; items: Record<string, Item> }
interface Found { item: Item; sure: boolean; from: string[] }
/** A mark as it is shown: whether the requirement has changed since, and the manager's step if that still holds. */
interface Mark extends Item { changed: boolean; theirs: number; before: string; news: string; from: string[] }
interface View { marks: Record<string, Mark>; kept: string[] }
interface Kept {
  record: Marks; locked: "" | "newer" | "damaged"; old: string; empty: boolean; place: "unasked" | "tab" | "browser" | "nowhere";
}

interface Store {
  catalog: Catalog; read(): Kept; change(change: (record: Marks) => Marks): boolean; answer(mine: boolean): void; renew(): void; clear(): void;
  watch(changed: () => void): void;
}
interface Session {
  catalog: Catalog; store: Store; looking: Marks | null; kept: Kept; record: Marks; view: View; summary: () => string; begun: boolean; readonly open: boolean;
  refresh(): void; listen(changed: () => void): void; tell(): void; change(change: (record: Marks) => Marks): boolean;
  answer(id: string, answer: Answer): void; look(record: Marks | null): void; clear(): void; title(id: string): string;
  word(id: string, mark: number): string; met(id: string): boolean; level(id: string): Level | undefined;
}
interface Control {
  session: Session; id: string; number: number; title: string; element: HTMLElement; inputs: HTMLInputElement[]; noteButton: HTMLElement;
  changed: HTMLElement; mark(step: number): void; show(): void;
}
interface Note { open(): void; show(): void }
interface Look { element: HTMLElement; done: HTMLElement; begin(record: Marks, source: string): void }
interface Answer { s?: number; m?: number; n?: string }
interface Standing { met: string[]; left: string[]; changed: number; total: number }
/** What goes out or comes in, once it is loaded; `parts` belong at the top of the page, `element` under the buttons. */
interface Sharing { parts: HTMLElement[]; element: HTMLElement; link(): void; save(): void; open(file: File): void; read(): void }
type Words = Record<string, any> & {
  steps: string[]; met: string[]; locked: Record<string, string>;
};

interface RungbookCheck {
  root: string;
  words: Words;
  LARGEST: number;
  NOTE: number;
  UNKNOWN: string;
  own<T>(map: Record<string, T>, key: string): T | undefined;
  blank(catalog: Catalog): Marks;
  view(record: Marks, catalog: Catalog): View;
  answered(record: Marks, catalog: Catalog, id: string, answer: Answer, today: string): Marks;
  problem(reason: string): Error;
  parse(content: string, catalog: Catalog): Marks;
  encode(record: Marks, catalog: Catalog): string;
  decode(hash: string, catalog: Catalog): Marks | null;
  today(): string;
  Store: new (catalog: Catalog) => Store;
  Session: new (catalog: Catalog) => Session;
  note(control: Control): Note;
  showChange(control: Control, mark: Mark): void;
  Control: new (session: Session, id: string) => Control;
  Look: new (session: Session, ended: () => void) => Look;
  address(path: string): string;
  button(label: string, act: () => void, quiet?: boolean): HTMLElement;
  el(name: string, attributes?: Record<string, string | boolean | (() => void)>, ...children: (Node | string)[]): HTMLElement;
  fill(words: string, ...values: (string | number)[]): string;
  need(parts: string[], ready: () => void, failed?: () => void): void;
  qr: { drawn(text: string, label: string): SVGElement; squares(text: string): boolean[][] };
  link(label: string, path: string, name?: string): HTMLElement;
  month(day: string): string;
  say(text: string): void;
  standing(session: Session, level: Level): Standing;
  progress(session: Session, level: Level): HTMLElement;
  keepLine(session: Session): HTMLElement;
  linkMaker(session: Session, record: () => Marks, label: string): HTMLElement;
  share(session: Session, complain: (text: string) => void, ended: () => void): Sharing;
  showViews(session: Session, details: Details, place: HTMLElement): void;
  showEarlier(session: Session, place: HTMLElement): void;
  said(session: Session, marks: Record<string, Mark>, id: string): string;
  differences(
    session: Session, ids: string[], caption: string, heads: string[], cells: (id: string) => (string | Node)[], differs: (id: string) => boolean,
  ): HTMLElement;
}

interface Window {
  rungbookCheck: RungbookCheck;
  rungbookCatalog: Catalog;
  rungbookDetails: Details;
}
