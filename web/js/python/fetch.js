// Requests of cells by the browser's fetch(), for pages without a transport of their own.

/** @import { HttpAnswer, HttpRequest } from './types.js' */

/**
 * An `http` made of the browser's fetch(), for pages without a transport of their own.
 * @param {HttpRequest} request @param {HttpAnswer} to
 */
export function fetchHttp({ method, url, headers, body, timeout_ms: timeout }, to) {
  const control = new AbortController();
  let timedOut = false;
  let timer = 0;
  const alive = () => {
    clearTimeout(timer);
    if (timeout > 0) {
      timer = setTimeout(() => {
        timedOut = true;
        control.abort();
      }, timeout);
    }
  };
  const go = async () => {
    alive();
    const response = await fetch(url, { method, headers, body, signal: control.signal });
    to.head({ status: response.status, headers: response.headers });
    const reader = response.body?.getReader();
    for (;;) {
      const piece = await reader?.read();
      if (!piece || piece.done) break;
      alive();
      to.chunk(piece.value);
    }
    to.end();
  };
  go()
    .catch((problem) => {
      const kind = timedOut ? 'timeout' : control.signal.aborted ? 'aborted' : 'network';
      to.error({ kind, message: problem.message });
    })
    .finally(() => clearTimeout(timer));
  return () => control.abort();
}
