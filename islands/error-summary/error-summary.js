/**
 * Bring the reader to what there is to look at. Browsers that honour `autofocus` on any element have done so already;
 * this does it for the rest, and takes a pressed link straight into its field instead of only near it.
 */

/** @param {HTMLElement} summary */
export function wake(summary) {
  summary.focus();
  summary.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    const field = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!field) return;
    event.preventDefault();
    const heading = field.closest("fieldset, .field") ?? field;
    heading.scrollIntoView({ block: "start" });
    field.focus({ preventScroll: true });
  });
}
