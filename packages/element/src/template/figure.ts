/** The figure in the element's shadow root: words first, then the picture, then everything as a table, then where it comes from. */
import type { Problem } from "@place-doughnut/schema";
import { html, nothing, type TemplateResult } from "lit";
import type { Drawing, Picture } from "../drawing.js";
import type { Aim } from "../figure/aims.js";
import type { RingControls } from "../exploring/controls.js";
import type { Figure, KeyItem } from "../figure/figure.js";
import { swatchMarks } from "../picture/key-scene.js";
import type { Words } from "../words/index.js";
import { choose, type Choice } from "./choose.js";
import { list, overlay, type Exploring } from "./controls.js";
import { heading, type HeadingLevel } from "./heading.js";
import { picture, swatch, textures } from "./picture.js";
import { table, type Sorting } from "./table.js";
import { take, type Take } from "./take.js";
import { actionList, bdi, link } from "./text.js";
import { keptNote, type Retry } from "./waiting.js";

/** More than this many problems are counted, not listed. */
const mostProblems = 50;

/** What happens in the pictures and to the word about a part. */
export interface Handlers {
  readonly pointermove: (event: PointerEvent) => void;
  readonly pointerleave: () => void;
  readonly pointerdown: (event: PointerEvent) => void;
  readonly click: (event: MouseEvent) => void;
  readonly keydown: (event: KeyboardEvent) => void;
  readonly focusin: (event: FocusEvent) => void;
  readonly focusout: () => void;
  readonly enterTip: () => void;
  readonly leaveTip: () => void;
}

export interface Shown {
  readonly level: HeadingLevel;
  readonly choice: Choice;
  readonly exploring: Exploring;
  readonly rings: readonly RingControls[];
  /** Does the page read from right to left? */
  readonly mirrored: boolean;
  readonly on: Handlers;
  /** What is wrong with the data on show, so that some of it could not be used. In English, for whoever made it. */
  readonly problems: readonly Problem[];
  /** Is this an older document, kept because a newer one could not be read? */
  readonly kept: boolean;
  readonly onRetry: Retry;
  /** Could the document to compare with not be read? */
  readonly otherFailed: boolean;
  readonly sorting: Sorting;
  readonly take: Take;
}

export function figure({ figure: around, model: { words }, pictures, sideBySide }: Drawing, shown: Shown): TemplateResult {
  const isTable = shown.choice.view === "table";
  return html`<figure part="figure" class=${[...((pictures[0]?.scene.width ?? 0) < 420 ? ["narrow"] : []), ...(shown.mirrored ? ["mirrored"] : [])].join(" ")} lang=${around.lang} role="group" aria-labelledby="title" aria-describedby="summary">
    <div id="title"><slot name="heading">${heading(shown.level, 0, "title", bdi(around.title))}</slot></div>
    <p class="subtitle">${around.subtitle}</p>
    <div id="summary"><slot name="intro">${around.summary.map((text) => html`<p class="summary" part="summary">${bdi(text)}</p>`)}</slot></div>
    ${shown.kept ? keptNote(words, shown.onRetry) : nothing}
    ${shown.problems.length > 0 ? problemList(shown.problems, words) : nothing}
    ${around.notes.map((note) => html`<p class="problem">${note}</p>`)}
    ${shown.otherFailed ? html`<p class="problem">${words.compared.failed}</p>` : nothing}
    ${choose(words, shown.choice)}
    ${isTable ? nothing : pictureParts(around, words, pictures, sideBySide, shown)}
    ${around.compared ? differences(around.compared) : nothing}
    <details><summary>${words.howToRead.heading}</summary>${around.howToRead.map((text) => html`<p>${text}</p>`)}</details>
    ${isTable ? nothing : html`<details class="keys"><summary>${words.keys.heading}</summary>${words.keys.body.map((text) => html`<p>${text}</p>`)}</details>`}
    ${isTable ? table(around, words, shown.sorting) : html`<details class="figures"><summary>${words.table.show}</summary>${table(around, words, shown.sorting)}</details>`}
    ${around.aims.length === 0 ? nothing : aims(around.aims, words)}
    ${around.sources.length === 0 ? nothing : sources(around, words)}
    ${take(words, shown.take)}
    <slot name="footer"></slot>
    <p class="credit" part="credit">${around.updated} ${bdi(around.credit)}</p>
  </figure>`;
}

function pictureParts(around: Figure, words: Words, pictures: readonly Picture[], sideBySide: boolean, { exploring, rings, on }: Shown): TemplateResult {
  const isInList = rings.some(({ layout, items }) => layout === "list" && items.some((item) => item.place === exploring.open));
  return html`${textures}<ul class="key" part="key" role="list" aria-label=${words.key.heading}>${around.key.map(keyItem)}</ul>
    <p class="scale">${around.scale}</p>
    <div class=${sideBySide ? "frames pair" : "frames"} @pointermove=${on.pointermove} @pointerleave=${on.pointerleave} @pointerdown=${on.pointerdown}
      @click=${on.click} @keydown=${on.keydown} @focusin=${on.focusin} @focusout=${on.focusout}>
      ${pictures.map((one, place) => frame(one, place, rings.filter(({ picture }) => picture === place), exploring))}
      <div class="tip" popover="manual" aria-hidden="true" @pointerenter=${on.enterTip} @pointerleave=${on.leaveTip}><bdi class="tip-name"></bdi><span class="tip-says"></span></div>
    </div>
    ${isInList ? nothing : exploring.detail}`;
}

function frame({ heading: title, scene, lists }: Picture, place: number, rings: readonly RingControls[], exploring: Exploring): TemplateResult {
  const open = rings.flatMap(({ items }) => items).find((item) => item.place === exploring.open);
  return html`<div class="frame">
    ${title === null ? nothing : html`<p class="frame-heading">${title}</p>`}
    <div class="plot">${picture(scene, place, open?.part.outline ?? "")}${rings.filter(({ layout }) => layout === "over").map((ring) => overlay(ring, scene, exploring))}</div>
    ${rings.filter(({ layout }) => layout === "list").map((ring, i) => list(ring, lists[i]?.heading ?? ring.label, exploring))}
  </div>`;
}

function differences({ heading, differences }: NonNullable<Figure["compared"]>): TemplateResult {
  return html`<details open><summary>${heading}</summary><ul class="differences">${differences.map((text) => html`<li>${text}</li>`)}</ul></details>`;
}

/** Opened by whoever made the data, who may be able to write a table and no script. */
function problemList(problems: readonly Problem[], words: Words): TemplateResult {
  return html`<details class="problem"><summary>${words.problems(problems.length)}</summary><ul lang="en">${problems.slice(0, mostProblems).map(({ message }) => html`<li><bdi>${message}</bdi></li>`)}</ul></details>`;
}

function aims(all: readonly Aim[], words: Words): TemplateResult {
  return html`<details><summary>${words.detail.aims}</summary><ul class="aims">${all.map(({ name, aim, actions }) => html`<li><b>${bdi(name)}</b>${aim.text === "" ? nothing : html`: ${bdi(aim)}`}${actionList(actions)}</li>`)}</ul></details>`;
}

function keyItem(item: KeyItem): TemplateResult {
  return html`<li>${item.looks.length === 0 ? nothing : swatch(swatchMarks(item, 0, 1))}${item.label}</li>`;
}

function sources(shown: Figure, words: Words): TemplateResult {
  return html`<details>
    <summary>${words.sources.heading}</summary>
    <ol class="sources">
      ${shown.sources.map(({ title, publisher, url, details }) => html`<li>${link(title, url)}${publisher.text === "" ? nothing : html`, ${bdi(publisher)}`}${details.map((detail) => html`, ${detail}`)}</li>`)}
    </ol>
  </details>`;
}
