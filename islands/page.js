/**
 * The one script a page loads. It wakes the islands that stand on it: `data-island="drafts"` loads drafts/drafts.js.
 * A page without script loses nothing but comfort, so an island that fails to load is left alone.
 */

/** @type {Record<string, () => Promise<{ wake: (element: HTMLElement) => void }>>} */
const islands = {
  drafts: () => import("./drafts/drafts.js"),
  "error-summary": () => import("./error-summary/error-summary.js"),
  "leave-quickly": () => import("./leave-quickly/leave-quickly.js"),
};

for (const element of document.querySelectorAll("[data-island]")) {
  if (element instanceof HTMLElement) {
    const load = islands[element.dataset["island"] ?? ""];
    load?.().then((island) => island.wake(element));
  }
}
