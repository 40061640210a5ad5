/**
 * Keep what somebody without an account types, in this tab and nowhere else: a reload, a lost network or a wrong press
 * loses nothing, closing the tab or leaving quickly forgets it. `data-forget` marks the page on which it was received.
 *
 * What is kept is closed with a key that only our server makes, for this browser; whoever looks through the machine
 * afterwards finds noise. Where a browser cannot close it, nothing is kept.
 */

const KEPT_AS = "kith-worried";
const KEPT = "input:not([type=hidden]), textarea, select";
const CIPHER = "AES-GCM";
const SALT_BYTES = 12;

/** @param {HTMLElement} element */
export async function wake(element) {
  if (element.dataset["forget"] !== undefined) {
    window.sessionStorage.removeItem(KEPT_AS);
    return;
  }
  const form = element.closest("form");
  const secret = element.dataset["key"];
  if (!form || !secret || !window.isSecureContext) return;
  const key = await window.crypto.subtle.importKey("raw", bytes(secret), CIPHER, false, ["encrypt", "decrypt"]);
  restore(form, await opened(key));
  let latest = 0;
  form.addEventListener("input", async () => {
    const mine = (latest += 1);
    const kept = await closed(key, written(form));
    if (mine === latest && !document.documentElement.hidden) window.sessionStorage.setItem(KEPT_AS, kept);
  });
}

/**
 * Close words, so that only this key opens them.
 * @param {CryptoKey} key
 * @param {Record<string, string[]>} words
 */
async function closed(key, words) {
  const salt = window.crypto.getRandomValues(new Uint8Array(SALT_BYTES));
  const text = new TextEncoder().encode(JSON.stringify(words));
  const inside = new Uint8Array(await window.crypto.subtle.encrypt({ name: CIPHER, iv: salt }, key, text));
  return window.btoa(Array.from([...salt, ...inside], (byte) => String.fromCharCode(byte)).join(""));
}

/**
 * What was kept in this tab; nothing, if it was closed with another key.
 * @param {CryptoKey} key
 * @returns {Promise<Record<string, string[]>>}
 */
async function opened(key) {
  const kept = window.sessionStorage.getItem(KEPT_AS);
  if (!kept) return {};
  try {
    const [salt, inside] = [bytes(kept).slice(0, SALT_BYTES), bytes(kept).slice(SALT_BYTES)];
    const text = await window.crypto.subtle.decrypt({ name: CIPHER, iv: salt }, key, inside);
    return JSON.parse(new TextDecoder().decode(text));
  } catch {
    window.sessionStorage.removeItem(KEPT_AS);
    return {};
  }
}

/** @param {string} text */
function bytes(text) {
  return Uint8Array.from(window.atob(text), (letter) => letter.charCodeAt(0));
}

/**
 * What stands in a form, by name: several boxes may share one.
 * @param {HTMLFormElement} form
 * @returns {Record<string, string[]>}
 */
export function written(form) {
  /** @type {Record<string, string[]>} */
  const words = {};
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string" && isKept(form, name)) (words[name] ??= []).push(value);
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

/** @param {Element} field */
function unfold(field) {
  for (let fold = field.closest("details"); fold; fold = fold.parentElement?.closest("details") ?? null) fold.open = true;
}

/**
 * Put back what was written, where the page came empty, and unfold where it stands.
 * @param {HTMLFormElement} form
 * @param {Record<string, string[]>} words
 */
function restore(form, words) {
  const answered = new Set([...form.querySelectorAll("input:checked")].map((input) => input.getAttribute("name")));
  for (const field of form.querySelectorAll(KEPT)) {
    const kept = words[field.getAttribute("name") ?? ""] ?? [];
    if (field instanceof HTMLInputElement && (field.type === "radio" || field.type === "checkbox")) {
      if (answered.has(field.name) || !kept.includes(field.value)) continue;
      field.checked = true;
    } else if (
      field instanceof HTMLInputElement ||
      field instanceof HTMLTextAreaElement ||
      field instanceof HTMLSelectElement
    ) {
      if (!kept[0] || (field.value !== "" && !(field instanceof HTMLSelectElement))) continue;
      field.value = kept[0];
    } else {
      continue;
    }
    unfold(field);
  }
}
