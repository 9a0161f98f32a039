/** The sheets of an OpenDocument spreadsheet that nobody asked for: their text is passed over and never parsed. */
import type { XmlWriter } from "../xml.js";

const opening = /<table:table(?=[\s/>])/g;
const closing = "</table:table>";

/**
 * Text for the parser, without the inside of sheets nobody asked for. `isUnwanted` is looked at after each beginning of a
 * table; from there, everything up to its end is passed over, tables inside it too.
 */
export function passOver(write: XmlWriter, isUnwanted: () => boolean): XmlWriter {
  let rest = "";
  /** Tables open in what is passed over. */
  let open = 0;
  const passed = (text: string): string => {
    for (let at = 0; ;) {
      const end = text.indexOf(closing, at);
      const until = end === -1 ? safeEnd(text, at) : end;
      open += text.slice(at, until).match(opening)?.length ?? 0;
      if (end === -1) return text.slice(until);
      open -= 1;
      if (open === 0) return text.slice(end);
      at = end + closing.length;
    }
  };
  return (text) => {
    rest += text;
    for (;;) {
      if (open > 0) {
        rest = passed(rest);
        if (open > 0) return;
      }
      opening.lastIndex = 0;
      const start = opening.exec(rest)?.index;
      const until = start ?? (text === "" ? rest.length : safeEnd(rest, 0));
      write(rest.slice(0, until));
      rest = rest.slice(until);
      if (start === undefined) return;
      const tag = rest.indexOf(">");
      if (tag === -1) return;
      write(rest.slice(0, tag + 1));
      rest = rest.slice(tag + 1);
      if (isUnwanted()) open = 1;
    }
  };
}

/** Where text may be cut without cutting a tag's name in two. */
function safeEnd(text: string, from: number): number {
  const tag = text.lastIndexOf("<");
  return tag >= from && text.length - tag <= closing.length ? tag : text.length;
}
