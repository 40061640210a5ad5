/**
 * Keep Help now for when there is no network: the page as anybody reads it who is not signed in, and nothing else. The
 * worker that keeps it looks after that one address and touches no other page. Without script the page needs a network.
 */

const WORKER = "/help-now.js";
const SCOPE = "/help-now";

/** @param {HTMLElement} _element */
export function wake(_element) {
  if (!("serviceWorker" in navigator)) return;
  navigator.serviceWorker.register(WORKER, { scope: SCOPE }).catch(() => {
    // A browser that keeps nothing, as in a private window, still opens Help now while there is a network.
  });
}
