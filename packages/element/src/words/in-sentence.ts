/**
 * A text from the data as part of a sentence of ours. Markup of its own cannot set it apart there, so what would turn
 * the rest of the sentence round is taken out, and a name in Hebrew or Arabic letters is set apart by characters.
 * All other texts come back as they are, so that a sentence can be copied and searched for.
 */
export function inSentence(text: string): string {
  const plain = text.replace(/[\u202A-\u202E\u2066-\u2069]/g, "");
  return rightToLeft.test(plain) ? `\u2068${plain}\u2069` : plain;
}

const rightToLeft = /[\u0590-\u08FF\u200F\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;
