/**
 * Leave quickly: put a neutral page in place of this one, so that going back does not bring it up again, and forget
 * what was typed in this tab.
 * Escape pressed three times within two seconds does the same. Without script the link itself opens the neutral page.
 */

const WITHIN_MS = 2000;
const PRESSES = 3;

/** @param {HTMLElement} link */
export function wake(link) {
  if (!(link instanceof HTMLAnchorElement)) return;
  /** @type {number[]} */
  let presses = [];

  const leave = () => {
    document.documentElement.hidden = true;
    window.sessionStorage.clear();
    window.location.replace(link.href);
  };

  link.addEventListener("click", (event) => {
    event.preventDefault();
    leave();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.repeat) return;
    presses = [...presses.filter((at) => event.timeStamp - at < WITHIN_MS), event.timeStamp];
    if (presses.length >= PRESSES) leave();
  });
}
