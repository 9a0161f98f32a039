import type { Meta, StoryObj } from "@storybook/web-components-vite";
import type { Doughnut } from "@place-doughnut/schema";
import { renderHtml } from "@place-doughnut/element/static";
import { html, render } from "lit";
import { expect, waitFor } from "storybook/test";
import { addressOf, documentNamed } from "../documents.js";
import { argTypes, shown, type Args } from "../element.js";

/** Where the document comes from: `data` wins over `src`, `src` over a script of JSON between the tags, the script over a table. */
const meta: Meta<Args> = { title: "Element/Where the document comes from", component: "place-doughnut", argTypes, parameters: { controls: { disable: true } } };
export default meta;
type Story = StoryObj<Args>;

const titleIs = async (canvas: HTMLElement, title: string): Promise<void> => {
  const { root } = await shown(canvas);
  await expect(root.querySelector("#title")?.textContent).toContain(title);
};

/** From an address. The page is told when it has been read and drawn. */
export const FromAnAddress: Story = {
  render: () => html`<place-doughnut @place-doughnut-ready=${(event: Event) => (event.currentTarget as HTMLElement).setAttribute("data-told", "ready")} src=${addressOf("trafford")}></place-doughnut>`,
  play: async ({ canvasElement }) => {
    await titleIs(canvasElement, "The Trafford Doughnut");
    await waitFor(() => expect(canvasElement.querySelector("place-doughnut")?.getAttribute("data-told")).toBe("ready"));
  },
};

/** From a property, for a page that has the document already. */
export const FromAProperty: Story = {
  render: () => html`<place-doughnut .data=${documentNamed("three-dimensions")}></place-doughnut>`,
  play: async ({ canvasElement }) => { await titleIs(canvasElement, "3 in each ring"); },
};

/** From a script of JSON between the tags: no further request, and no script that runs. */
export const FromAScript: Story = {
  render: () => {
    const script = Object.assign(document.createElement("script"), { type: "application/json", textContent: JSON.stringify(documentNamed("three-dimensions")) });
    const element = document.createElement("place-doughnut");
    element.append(script);
    return element;
  },
  play: async ({ canvasElement }) => { await titleIs(canvasElement, "3 in each ring"); },
};

/** From a table in the page, which content systems let through and everybody can read without script. Here it is made from an example document. */
export const FromATable: Story = {
  render: () => {
    const element = document.createElement("place-doughnut");
    render(tableOf(documentNamed("three-dimensions") as Doughnut), element);
    return element;
  },
  play: async ({ canvasElement }) => { await titleIs(canvasElement, "Exampleton"); },
};

function tableOf({ place, dimensions }: Doughnut): ReturnType<typeof html> {
  const rows = dimensions.flatMap((dimension) => (dimension.indicators ?? []).map((indicator) => ({ dimension, indicator, observation: indicator.observations.at(-1) })));
  const columns = ["Ring", "Dimension", "Indicator", "Period", "Value", "Unit", "Target or boundary", "Floor or reference", "Direction"];
  return html`<table class="plain">
    <caption>Doughnut: ${place.name}</caption>
    <thead><tr>${columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
    <tbody>${rows.map(({ dimension, indicator, observation }) => html`<tr>
      <td>${dimension.ring}</td><td>${dimension.name}</td><td>${indicator.name}</td><td>${observation?.period.label}</td><td>${observation?.value}</td>
      <td>${indicator.unit?.symbol}</td><td>${(indicator.target ?? indicator.boundary)?.value}</td><td>${indicator.floor ?? indicator.reference}</td>
      <td>${indicator.direction === "lower-is-better" ? "less is better" : "more is better"}</td>
    </tr>`)}</tbody>
  </table>`;
}

/** Without any script in the page: the same figures as HTML, made on a server or by the command line (`place-doughnut render … -o page.html`). */
export const WithoutScript: Story = {
  render: () => {
    const text = `<!doctype html><html lang="en-GB"><title>Trafford</title><body style="font-family: system-ui, sans-serif">${renderHtml(documentNamed("trafford") as Doughnut)}`;
    const address = URL.createObjectURL(new Blob([text], { type: "text/html" }));
    return html`<iframe sandbox="allow-same-origin" src=${address} title="Trafford’s doughnut without script" width="100%" height="900" style="border: 0; background: #ffffff"></iframe>`;
  },
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(canvasElement.querySelector("iframe")?.contentDocument?.querySelector("figure table")).not.toBeNull(), { timeout: 5000 });
    await expect(canvasElement.querySelector("place-doughnut")).toBeNull();
  },
};
