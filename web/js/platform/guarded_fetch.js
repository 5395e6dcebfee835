// The one way out of the page to other hosts: what emscripten_fetch calls (web/own_fetch.js). The program
// decides what may be sent (src/run/guard.h); this is the wall behind it, and what only a browser can do:
// no redirect is followed, for it would carry the key along; no cookies, no referrer, no cache.

export const REDIRECTED = 'redirected'; // the error's message; web/fetch_transport.cpp knows it

const LARGE = 1 << 20; // bytes from which on a body is handed over as a Blob

// The browser keeps a Blob where it likes; an array it copies twice before a byte leaves.
/** @param {BodyInit | null | undefined} body */
function bodyOf(body) {
  return body instanceof Uint8Array && body.byteLength > LARGE
    ? new Blob([/** @type {Uint8Array<ArrayBuffer>} */ (body)])
    : body;
}

/**
 * @param {string} address absolute
 * @param {RequestInit} how
 * @param {import('../media/outgoing.js').Outgoing} [outgoing] has the body when files are in it
 */
export async function guardedFetch(address, { method, headers, body, signal }, outgoing) {
  const parts = outgoing?.take(); // first of all: they are this request's and no other's
  const { origin } = new URL(address); // an address that is none throws
  if (origin === location.origin) throw new TypeError('the page asks nothing of its own host');
  try {
    const response = await fetch(address, {
      method,
      headers,
      body: outgoing && parts ? await outgoing.body(parts, signal) : bodyOf(body),
      signal,
      redirect: 'manual',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
    });
    if (response.type === 'opaqueredirect') throw new Error(REDIRECTED);
    return response;
  } finally {
    if (outgoing && parts) outgoing.over(parts);
  }
}
