/**
 * Ticks that nobody shall find: they are gone when the page is left, also where a browser would keep the page as it
 * stood and bring it up again on the way back. Without script the browser is told not to keep it, and nothing is sent.
 */

/** @param {HTMLElement} element */
export function wake(element) {
  const forget = () => {
    for (const tick of element.querySelectorAll("input")) tick.checked = false;
  };
  window.addEventListener("pagehide", forget);
  window.addEventListener("pageshow", forget);
}
