// Addresses of workers, as browsers that check them (Trusted Types) want to have them: the page's own
// files and nothing else ever become a script.

/** @typedef {{createPolicy: (name: string, rules: {createScriptURL: (address: string) => string}) => {createScriptURL: (address: string) => any}}} TrustedTypes */

const types = /** @type {{trustedTypes?: TrustedTypes}} */ (/** @type {unknown} */ (globalThis));
const policy = types.trustedTypes?.createPolicy('triptych', {
  /** @param {string} address */
  createScriptURL(address) {
    if (new URL(address, document.baseURI).origin === location.origin) return address;
    throw new TypeError(`not a script of this page: ${address}`);
  },
});

/** @param {string} address @returns {string} */
export function ownScript(address) {
  return policy ? policy.createScriptURL(address) : address;
}
