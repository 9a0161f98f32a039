/**
 * What a reader takes away: files, the table, a link. Whatever comes of it is shown beside the buttons and said aloud,
 * for none of it can be seen on the page.
 */
import { own } from "./own.js";
import { csvFile, fileName, fileSize, saveFile, type FileKind } from "./save.js";
import type { Take } from "../template/take.js";
import type { Words } from "../words/index.js";

/** What there is to take, made when it is asked for. */
export interface Goods {
  readonly page: Document;
  readonly words: Words;
  readonly place: string;
  readonly csv: () => string;
  readonly json: () => string;
  readonly svg: () => string;
  readonly png: () => Promise<Blob>;
  readonly table: () => string;
  /** The address of this view; null where the page wants none. */
  readonly link: (() => string) | null;
}

/** What became of the last press. In words only when it is shown: the language may change meanwhile. */
type Outcome = (words: Words) => string;

export class Takeaway {
  private outcome: Outcome = () => "";
  private link: string | null = null;
  private isOpen = false;
  private sizes: { readonly of: unknown; readonly lang: string; readonly csv: string | null; readonly json: string | null } | null = null;

  /** `say` says a sentence aloud; `changed` asks for what is shown to be drawn again. */
  constructor(private readonly say: (sentence: string) => void, private readonly changed: () => void) {}

  /** For the template. `of` is the document that the goods are made of. */
  offer(of: unknown, goods: Goods): Take {
    const { words, link } = goods;
    return {
      told: this.outcome(words), link: this.link,
      sizes: this.isOpen ? this.sizesOf(of, goods) : null,
      onOpen: () => this.open(),
      onSave: (kind) => void this.save(kind, goods),
      onCopyTable: () => void this.copy(goods.table, goods, ({ told }) => told.copied),
      onCopyLink: link && ((): void => void this.copy(link, goods, ({ told }) => told.linkCopied, link())),
    };
  }

  private open(): void {
    if (this.isOpen) return;
    this.isOpen = true;
    this.changed();
  }

  /** Worked out once for a document in a language: writing both files takes longer than drawing the picture. */
  private sizesOf(of: unknown, { words, csv, json }: Goods): NonNullable<Take["sizes"]> {
    if (this.sizes?.of !== of || this.sizes?.lang !== words.locale) {
      const size = (file: () => Blob): string | null => {
        try {
          return fileSize(file().size, words);
        } catch {
          return null; // the rest can still be taken
        }
      };
      this.sizes = { of, lang: words.locale, csv: size(() => csvFile(csv())), json: size(() => new Blob([json()])) };
    }
    return this.sizes!;
  }

  private async save(kind: FileKind, goods: Goods): Promise<void> {
    const name = fileName(goods.place, kind);
    try {
      saveFile(await fileOf(kind, goods), name, goods.page);
      this.tell(goods, ({ told }) => told.saved(name));
    } catch {
      this.tell(goods, ({ told }) => told.failed);
    }
  }

  /** Many pages and frames may not write to the clipboard. A link is then shown, to be copied by hand. */
  private async copy(text: () => string, goods: Goods, done: Outcome, byHand: string | null = null): Promise<void> {
    try {
      const clipboard = own(goods.page, "defaultView")?.navigator.clipboard;
      if (!clipboard) throw new Error("This page has no clipboard.");
      await clipboard.writeText(text());
      this.tell(goods, done);
    } catch {
      this.tell(goods, ({ told }) => told.failed, byHand);
    }
  }

  private tell({ words }: Goods, outcome: Outcome, link: string | null = null): void {
    this.outcome = outcome;
    this.link = link;
    this.say(outcome(words));
    this.changed();
  }
}

async function fileOf(kind: FileKind, goods: Goods): Promise<Blob> {
  switch (kind) {
    case "csv": return csvFile(goods.csv());
    case "json": return new Blob([goods.json()], { type: "application/json" });
    case "svg": return new Blob([goods.svg()], { type: "image/svg+xml" });
    case "png": return await goods.png();
  }
}
