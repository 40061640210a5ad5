/**
 * The one script a page loads. It wakes the islands that stand on it: `data-island="drafts"` wakes drafts/drafts.js.
 * A page without script loses nothing but comfort. What must be awake at once is imported here, the rest when needed.
 */

import * as errorSummary from "./error-summary/error-summary.js";
import * as leaveQuickly from "./leave-quickly/leave-quickly.js";

/** @typedef {{ wake: (element: HTMLElement) => void }} Island */

/** @type {Record<string, () => Island | Promise<Island>>} */
const islands = {
  "draw-map": () => import("./draw-map/draw-map.js"),
  drafts: () => import("./drafts/drafts.js"),
  "error-summary": () => errorSummary,
  forgets: () => import("./forgets/forgets.js"),
  "keep-help": () => import("./keep-help/keep-help.js"),
  "keep-in-tab": () => import("./keep-in-tab/keep-in-tab.js"),
  "leave-quickly": () => leaveQuickly,
  "lent-screen": () => import("./lent-screen/lent-screen.js"),
  passkey: () => import("./passkey/passkey.js"),
  "through-time": () => import("./through-time/through-time.js"),
};

for (const element of document.querySelectorAll("[data-island]")) {
  if (element instanceof HTMLElement) void wake(element);
}

/** @param {HTMLElement} element */
async function wake(element) {
  const island = await islands[element.dataset["island"] ?? ""]?.();
  island?.wake(element);
}
