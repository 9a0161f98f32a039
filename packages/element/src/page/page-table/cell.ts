/** One cell of a table in the page: what a person reads in it, and how far its text alone can be trusted for a number. */

export interface Cell {
  /** In one line. */
  readonly text: string;
  /** The address of the first link in the cell, absolute where that is possible; null without one. */
  readonly url: string | null;
  /** Left out where the cell holds nothing but its text. */
  readonly markup?: Markup;
}

/** A raised 1 is read as a footnote or an exponent and never as a digit, so a text must not be put together blindly. */
export interface Markup {
  /** The texts on the line between one element's edge and the next. What is raised or lowered is in none of them. */
  readonly stretches: readonly string[];
  /** What is not in the text, because it is hidden or the mark of a footnote; "" when nothing is. */
  readonly leftOut: string;
  /** Does it hold something that looks otherwise than its text, such as a control, a picture or a struck figure? */
  readonly isDoubtful: boolean;
}

export function cellOf(element: Element): Cell {
  const isDoubtful = isHidden(element) || hasOddStyle(element);
  if (element.firstElementChild) return new Reading(isDoubtful).of(element);
  const text = inOneLine(element.textContent ?? "").trim();
  return { text, url: null, ...(isDoubtful ? { markup: { stretches: [text], leftOut: "", isDoubtful } } : {}) };
}

/** Nobody sees them, and what stands before and after them is one text. */
const unread = names("script style template noscript wbr link meta datalist source");
/** Running text within a line. */
const inline = names("a abbr b bdi big cite code data dfn em font i ins kbd label mark nobr picture samp small span strong sub sup time tt u var");
/** Running text in lines of its own. */
const block = names("article br center div h1 h2 h3 h4 h5 h6 p pre section");
/** Their insides are drawn, or shown only where they themselves cannot be. */
const drawn = names("audio canvas embed iframe img object svg video");

/** What an element that is open does to the texts inside. */
interface Open {
  readonly isRaised: boolean;
  /** Seen, but not read out: the two readers would have different figures. */
  readonly isSilent: boolean;
  /** A link to a place on the page, as footnotes have them. */
  readonly isJump: boolean;
  readonly isBlock: boolean;
}

class Reading {
  private readonly parts: string[] = [];
  private readonly stretches: string[] = [];
  private readonly leftOut: string[] = [];
  private readonly open: Open[] = [];
  private stretch: string[] = [];
  private endsBlank = true;
  private url: string | null = null;

  constructor(private isDoubtful: boolean) {}

  of(cell: Element): Cell {
    walk(cell, (node) => this.enter(node), () => this.leave());
    this.seam();
    const markup = { stretches: this.stretches, leftOut: inOneLine(this.leftOut.join(" ")).trim(), isDoubtful: this.isDoubtful };
    return { text: this.parts.join("").trim(), url: this.url, markup };
  }

  /** Is there more inside to be read? */
  private enter(node: Node): boolean {
    if (!isElement(node)) {
      this.add(node.nodeValue ?? "");
      return false;
    }
    const name = nameOf(node);
    if (unread.has(name)) return false;
    this.seam();
    if (isHidden(node) || this.isFootnote(node, name)) {
      this.leftOut.push(textIn(node));
      return false;
    }
    const isPlain = inline.has(name) || block.has(name) || (drawn.has(name) && isDecoration(node, name));
    this.isDoubtful ||= !isPlain || hasOddStyle(node);
    // Another table is read by itself, and not once more in every table around it.
    if (name === "table") this.add(" ");
    if (name === "table" || drawn.has(name)) return false;
    if (name === "a") this.url ??= address(node);
    this.begin(node, name);
    return true;
  }

  private begin(element: Element, name: string): void {
    const around = this.open.at(-1);
    const open = {
      isRaised: around?.isRaised === true || name === "sup" || name === "sub",
      isSilent: around?.isSilent === true || attribute(element, "aria-hidden") === "true",
      isJump: around?.isJump === true || isJump(element, name),
      isBlock: !inline.has(name),
    };
    this.open.push(open);
    if (open.isBlock) this.add(" ");
  }

  private leave(): void {
    if (this.open.pop()?.isBlock) this.add(" ");
    this.seam();
  }

  private add(written: string): void {
    const line = inOneLine(written);
    const text = this.endsBlank ? line.trimStart() : line;
    if (text === "") return;
    this.endsBlank = text.endsWith(" ");
    this.parts.push(text);
    const open = this.open.at(-1);
    this.isDoubtful ||= open?.isSilent === true && text !== " ";
    if (!open?.isRaised) this.stretch.push(text);
  }

  private seam(): void {
    if (this.stretch.length > 0) this.stretches.push(this.stretch.join(""));
    this.stretch = [];
  }

  /** A raised figure alone may be an exponent. It is a footnote's mark where it links to one or could be nothing else. */
  private isFootnote(element: Element, name: string): boolean {
    if (attribute(element, "role") === "doc-noteref") return true;
    const around = this.open.at(-1);
    if (name !== "sup" || around?.isRaised) return false;
    const inside = element.firstElementChild;
    return around?.isJump === true || (inside !== null && isJump(inside, nameOf(inside)) && isAll(inside, element)) ||
      /^\s*(?:[*†‡§¶]+|\[\w{1,3}\]|\([a-z]\))\s*$/i.test(textIn(element));
  }
}

/** From the first node to the last without recursion: a page may nest as deep as it likes. Each goes in when `enter` says so. */
function walk(root: Element, enter: (node: Node) => boolean, leave: () => void): void {
  // Of the prototype: a form in the cell may have a control that is called `firstChild`, and the page an image called `createTreeWalker`.
  const walker = Document.prototype.createTreeWalker.call(root.ownerDocument, root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  let node = walker.firstChild();
  while (node) {
    const isEntered = enter(node);
    let next = isEntered ? walker.firstChild() : null;
    if (isEntered && !next) leave();
    while (!next && !(next = walker.nextSibling())) {
      const parent = walker.parentNode();
      if (!parent || parent === root) return;
      leave();
    }
    node = next;
  }
}

function isElement(node: Node): node is Element {
  return "localName" in node;
}

/** Only a form can have something else in place of its name. */
function nameOf(element: Element): string {
  const name: unknown = element.localName;
  return typeof name === "string" ? name.toLowerCase() : "form";
}

function textIn(node: Node): string {
  return String(Reflect.get(Node.prototype, "textContent", node) ?? "");
}

function attribute(element: Element, name: string): string | null {
  return Element.prototype.getAttribute.call(element, name);
}

/** By what the element itself says; a style sheet may show what `hidden` hides, but then `display` must say so. */
function isHidden(element: Element): boolean {
  const style = attribute(element, "style") ?? "";
  if (/(?:^|;)\s*display\s*:\s*none/i.test(style)) return true;
  const isHiddenControl = nameOf(element) === "input" && attribute(element, "type")?.toLowerCase() === "hidden";
  return isHiddenControl || (attribute(element, "hidden") !== null && !/display/i.test(style));
}

/** Styles that take a text out of sight, out of its line or out of its order, or that strike it. */
const nothing = "0(?![.\\d]*[1-9])";
const odd = new RegExp(`line-through|(?:^|;)(?:${[
  "visibility:(?:hidden|collapse)", `opacity:${nothing}`, `font-size:${nothing}`, "text-indent:-", "transform:", "unicode-bidi:", "clip(?:-path)?:",
  "position:(?:absolute|fixed)", "color:transparent", "vertical-align:su[pb]", "flex-direction:",
].join("|")})`, "i");

function hasOddStyle(element: Element): boolean {
  const style = attribute(element, "style");
  // Also where `display` shows what the attribute hides.
  return style !== null && (odd.test(style.replace(/\s+/g, "")) || attribute(element, "hidden") !== null);
}

/** Does the picture say itself that it tells nothing? */
function isDecoration(element: Element, name: string): boolean {
  const isDeclared = attribute(element, "aria-hidden") === "true" || /^(?:none|presentation)$/.test(attribute(element, "role") ?? "");
  if (name === "img") return isDeclared || attribute(element, "alt") === "";
  return name === "svg" && isDeclared && element.querySelector("text, foreignObject") === null;
}

function isJump(element: Element, name: string): boolean {
  return name === "a" && attribute(element, "href")?.startsWith("#") === true;
}

function isAll(inside: Element, around: Element): boolean {
  return inOneLine(textIn(inside)).trim() === inOneLine(textIn(around)).trim();
}

/** As the page means it. What cannot be an address stays as it is written, so that it is refused under its own name. */
function address(link: Element): string | null {
  const written = attribute(link, "href");
  try {
    return written === null ? null : new URL(written, link.baseURI).href;
  } catch {
    return written;
  }
}

function inOneLine(text: string): string {
  return text.replace(/\s+/g, " ");
}

function names(list: string): ReadonlySet<string> {
  return new Set(list.split(" "));
}
