// Puts the page's modules together: what web/bridge.js finds as Module.host.

import { Media } from '../media/media.js';
import { Outgoing } from '../media/outgoing.js';
import { Announcer } from '../mirror/announcer.js';
import { MirrorInput } from '../mirror/input.js';
import { Tooltip } from '../mirror/tooltip.js';
import { Mirror } from '../mirror/mirror.js';
import { Batch } from '../storage/batch.js';
import { RunStore } from '../storage/run_store.js';
import { tellSession } from '../storage/session.js';
import { Store } from '../storage/store.js';
import { Appearance } from './appearance.js';
import { guardedFetch } from './guarded_fetch.js';
import { Installer } from './installer.js';
import { Loop } from './loop.js';
import { makeOrders } from './orders.js';
import { OtherTabs } from './other_tabs.js';
import { watchPointer } from './pointer.js';
import { Program } from './program.js';
import { Stage } from './stage.js';
import { TextRaster } from './text_raster.js';

/** @typedef {ReturnType<typeof createHost>} Host */

/**
 * @param {{stage: HTMLElement, canvas: HTMLCanvasElement, mirrorRoot: HTMLElement,
 *          site: import('./types.js').Site, speak: (code: string) => void, onReady: () => void, onFrame: () => void,
 *          graphics: {lost: () => void, restored: () => void}}} page
 */
export function createHost({ stage, canvas, mirrorRoot, site, speak, onReady, onFrame, graphics }) {
  const program = new Program();
  const mirror = new Mirror(mirrorRoot, stage, program);
  const announcer = new Announcer(document.body);
  const batch = new Batch(program);
  const outgoing = new Outgoing(
    program,
    new URL(site.workers['media/body_encoder'], document.baseURI).href,
  );
  const media = new Media(stage, program, batch, () => outgoing.expect());
  const runs = new RunStore(program, media);
  const store = new Store(program, () => {
    mirror.clearPasswords();
    runs.forget();
    batch.clear();
  });
  const stageView = new Stage(stage, canvas, mirrorRoot, program, announcer, graphics);
  const installer = new Installer(program, () => appearance.tell());
  const appearance = new Appearance(stageView, program, installer, site, speak);
  const host = {
    program,
    outgoing,
    /** @param {string} address @param {RequestInit} how */
    guardedFetch: (address, how) => guardedFetch(address, how, outgoing),
    tabs: new OtherTabs(program),
    mirror,
    announcer,
    store,
    batch,
    media,
    runs,
    installer,
    appearance,
    loop: new Loop(program, onFrame),
    stage: stageView,
    /** What comes with the second part of the program. */
    late: /** @type {import('./late.js').Late | null} */ (null),
    get later() {
      if (!host.late) throw new Error('this part of the page is not there yet');
      return host.late;
    },
    /** What the first part of the program lacks, when that is there before the first frame. */
    rest: /** @type {{words: string, prices: string} | null} */ (null),
    language: /** @type {{code: string, json: string} | null} */ (null), // fetched by the shell before it runs
    text: new TextRaster(program),

    /** A message of the program. @param {string} kind @param {string} fields @param {number} pointer @param {number} size */
    take(kind, fields, pointer, size) {
      orders.take(kind, fields, program.bytes.subarray(pointer, pointer + size));
    },

    /**
     * Called by the program when it starts, before it asks for anything else.
     * @param {import('./types.js').ProgramModule} module
     */
    start(module) {
      program.attach(module);
    },

    /** Called when the program can take news. */
    ready() {
      tellSession(program, site.build);
      if (host.rest) program.tell('RestArrived', host.rest);
      store.probe();
      const doomed = store.takeDoomed();
      if (doomed?.all) store.forget();
      if (doomed?.runs) runs.dropRuns(doomed.runs, doomed.used ?? []);
      const settings = store.loadSettings();
      if (settings) program.tell('SettingsLoaded', { json: settings });
      store.loadKeys().then((keys) => keys && program.tell('KeysLoaded', { json: keys }));
      const progress = store.loadProgress();
      if (progress) program.tell('ProgressLoaded', { json: progress });
      batch.open(doomed?.all || doomed?.batch);
      stageView.watch();
      appearance.watch(host.language);
      new MirrorInput(mirror, mirrorRoot, program);
      new Tooltip(mirrorRoot);
      watchPointer(stage, stageView, program);
      onReady();
      media.ready();
    },
  };
  const orders = makeOrders(host);
  return host;
}
