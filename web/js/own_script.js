// Addresses of workers, as browsers that check them (Trusted Types) want to have them: the page's own
// files and nothing else ever become a script.

const policy = globalThis.trustedTypes?.createPolicy('triptych', {
  /** @param {string} address */
  createScriptURL(address) {
    if (new URL(address, document.baseURI).origin === location.origin) return address;
    throw new TypeError(`not a script of this page: ${address}`);
  },
});

/** @param {string} address @returns {string} */
export function ownScript(address) {
  return policy ? /** @type {any} */ (policy.createScriptURL(address)) : address;
}
