import { remark, type Remark } from "../remark.js";
import { safeUrl } from "../url.js";

/** Links may be relative to the page a document is shown on, which nobody knows here. */
const anyPage = "https://place.invalid/";

/** May the address of this line, action or source become a link? */
export function checkLink({ url }: { readonly url?: string | undefined }): Remark[] {
  return url === undefined || safeUrl(url, anyPage) !== null ? [] : [remark("url-refused", { url }, { keys: ["url"] })];
}
