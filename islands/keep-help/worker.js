/**
 * The worker behind Help now. It keeps the page as it is for somebody who is not signed in, with what the page is made
 * of, and gives it out only when the network does not answer. It is asked for by no address but Help now's.
 */

/** @typedef {Event & { waitUntil: (until: Promise<unknown>) => void }} Installing */
/** @typedef {Event & { request: Request, respondWith: (answer: Promise<Response>) => void }} Asking */

const KEPT = "help-now";
const PAGE = "/help-now";
const PARTS = /(?:href|src)="(\/static\/[^"#?]+)|url\(["']?([^"')#?]+)|(?:from|import) "(\.[^"]+)"/g;
const READ_ON = /\.(?:css|js)$/;

self.addEventListener("install", (event) => {
  /** @type {Installing} */ (event).waitUntil(keep());
});

self.addEventListener("fetch", (event) => {
  const asking = /** @type {Asking} */ (event);
  const { request } = asking;
  if (request.method !== "GET" || new URL(request.url).origin !== self.location.origin) return;
  asking.respondWith(fetch(request).catch(() => kept(request)));
});

/**
 * What is kept of an address; an error, as without a worker, where nothing is.
 * @param {Request} request
 * @returns {Promise<Response>}
 */
async function kept(request) {
  const found = await caches.match(request.mode === "navigate" ? PAGE : request, { ignoreSearch: true, ignoreVary: true });
  return found ?? Response.error();
}

/** Keep the page and all it is made of, or, where a part of it is missing, keep what there was before. */
async function keep() {
  /** @type {Map<string, Response>} */
  const parts = new Map();
  await gather(new URL(PAGE, self.location.origin), parts);
  const cache = await caches.open(KEPT);
  await Promise.all([...parts].map(([address, response]) => cache.put(address, response)));
}

/**
 * Fetch an address without saying who asks, and whatever it names.
 * @param {URL} address
 * @param {Map<string, Response>} parts
 */
async function gather(address, parts) {
  if (address.origin !== self.location.origin || parts.has(address.pathname)) return;
  const response = await fetch(address, { credentials: "omit", cache: "no-cache" });
  if (!response.ok) return;
  parts.set(address.pathname, response.clone());
  if (address.pathname !== PAGE && !READ_ON.test(address.pathname)) return;
  const text = await response.text();
  const named = [...text.matchAll(PARTS)].map((found) => found[1] ?? found[2] ?? found[3]);
  await Promise.all(named.filter((name) => name !== undefined).map((name) => gather(new URL(name, address), parts)));
}
