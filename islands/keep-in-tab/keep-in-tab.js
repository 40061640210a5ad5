/**
 * Keep what somebody without an account types, in this tab and nowhere else: a reload, a lost network or a wrong press
 * loses nothing, closing the tab or leaving quickly forgets it. `data-forget` marks the page on which it was received.
 */

const KEY = "kith-worried";
const KEPT = "input:not([type=hidden]), textarea, select";

/** @param {HTMLElement} element */
export function wake(element) {
  if (element.dataset["forget"] !== undefined) {
    window.sessionStorage.removeItem(KEY);
    return;
  }
  const form = element.closest("form");
  if (!form) return;
  restore(form);
  form.addEventListener("input", () => {
    window.sessionStorage.setItem(KEY, JSON.stringify(written(form)));
  });
}

/**
 * What stands in a form, by name.
 * @param {HTMLFormElement} form
 * @returns {Record<string, string>}
 */
export function written(form) {
  /** @type {Record<string, string>} */
  const words = {};
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string" && isKept(form, name)) words[name] = value;
  }
  return words;
}

/**
 * Whether a name belongs to a field that somebody fills in.
 * @param {HTMLFormElement} form
 * @param {string} name
 * @returns {boolean}
 */
function isKept(form, name) {
  return [...form.querySelectorAll(KEPT)].some((field) => field.getAttribute("name") === name);
}

/**
 * Put back what was written, where the page came empty.
 * @param {HTMLFormElement} form
 */
function restore(form) {
  /** @type {Record<string, string>} */
  const words = JSON.parse(window.sessionStorage.getItem(KEY) ?? "{}");
  for (const field of form.querySelectorAll(KEPT)) {
    if (field instanceof HTMLInputElement && field.type === "radio") {
      const isAnswered = form.querySelector(`input[name="${field.name}"]:checked`) !== null;
      if (!isAnswered && words[field.name] === field.value) field.checked = true;
    } else if (
      field instanceof HTMLInputElement ||
      field instanceof HTMLTextAreaElement ||
      field instanceof HTMLSelectElement
    ) {
      const kept = words[field.name];
      if (kept && (field.value === "" || field instanceof HTMLSelectElement)) field.value = kept;
    }
  }
}
