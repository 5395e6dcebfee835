// What the product keeps in this window is kept apart from what it keeps for its visitor: in the same storages of
// the browser, so that it costs what it costs, but under names that the product itself never uses. A measurement
// that is cut off in the middle has touched nothing else; what it leaves, bench.html erases (tidy.js).

export const MARK = 'bench ';
/** A lock that the window holds as long as it is there. */
export const WINDOW = `${MARK}window`;

/** @param {object} target @param {string} name @param {unknown} value */
function put(target, name, value) {
  Object.defineProperty(target, name, { value, configurable: true });
  if (Reflect.get(target, name) !== value) throw new Error(`${name} cannot be kept apart`);
}

/**
 * A storage inside of this window's session storage: no other window sees it, and it ends with this one.
 * @param {Storage} real @param {string} mark
 */
function storageApart(real, mark) {
  const names = () => Object.keys(real).filter((name) => name.startsWith(mark));
  return {
    /** @param {string} name */
    getItem: (name) => real.getItem(mark + name),
    /** @param {string} name @param {string} text */
    setItem: (name, text) => real.setItem(mark + name, text),
    /** @param {string} name */
    removeItem: (name) => real.removeItem(mark + name),
    /** @param {number} index */
    key: (index) => names()[index]?.slice(mark.length) ?? null,
    clear: () => names().forEach((name) => real.removeItem(name)),
    get length() {
      return names().length;
    },
  };
}

/** @param {IDBFactory} real @param {string} mark */
const databasesApart = (real, mark) => ({
  /** @param {string} name @param {number} [version] */
  open: (name, version) => real.open(mark + name, version),
  /** @param {string} name */
  deleteDatabase: (name) => real.deleteDatabase(mark + name),
});

/** @param {LockManager} real @param {string} mark */
function locksApart(real, mark) {
  /** @param {LockInfo[]} [list] */
  const mine = (list = []) =>
    list
      .filter(({ name }) => name?.startsWith(mark))
      .map((lock) => ({ ...lock, name: lock.name?.slice(mark.length) }));
  return {
    /** @param {string} name @param {[any, any?]} how */
    request: (name, ...how) => real.request(mark + name, ...how),
    async query() {
      const { held, pending } = await real.query();
      return { held: mine(held), pending: mine(pending) };
    },
  };
}

/** @param {typeof BroadcastChannel} Channel @param {string} mark */
const channelApart = (Channel, mark) =>
  class extends Channel {
    /** @param {string} name */
    constructor(name) {
      super(mark + name);
    }
  };

/**
 * Has to run before any script of the product; fails where something cannot be kept apart.
 * @param {string} visit a name that no other visit has
 */
export function keepApart(visit) {
  const mark = `${MARK}${visit} `;
  const tab = window.sessionStorage;
  for (const name of Object.keys(tab)) if (name.startsWith(MARK)) tab.removeItem(name);
  put(window, 'localStorage', storageApart(tab, `${mark}local `));
  put(window, 'sessionStorage', storageApart(tab, `${mark}session `));
  put(window, 'indexedDB', databasesApart(window.indexedDB, mark));
  put(window, 'BroadcastChannel', channelApart(window.BroadcastChannel, mark));
  navigator.locks?.request(WINDOW, () => new Promise(() => {}));
  if (navigator.locks) put(navigator, 'locks', locksApart(navigator.locks, mark));
  // Neither may the browser ask for anything, nor a service worker come that was not there before.
  if (navigator.storage) put(navigator.storage, 'persist', async () => false);
  if (navigator.serviceWorker)
    put(navigator.serviceWorker, 'register', () => new Promise(() => {}));
}
