// Puts the page's modules together: what web/bridge.js finds as Module.host.

import { Announcer } from './announcer.js';
import { Appearance } from './appearance.js';
import { Batch } from './batch.js';
import { rememberGlState } from './gl_state.js';
import { Program } from './heap.js';
import { Course } from './course.js';
import { Installer } from './installer.js';
import { Loop } from './loop.js';
import { Media } from './media.js';
import { Mirror } from './mirror.js';
import { MirrorInput } from './mirror_input.js';
import { Prepare } from './prepare.js';
import { watchPointer } from './pointer.js';
import { tellSession } from './session.js';
import { Shelf } from './shelf.js';
import { Stage } from './stage.js';
import { Store } from './store.js';
import { TextRaster } from './text_raster.js';

/**
 * @param {{stage: HTMLElement, canvas: HTMLCanvasElement, mirrorRoot: HTMLElement,
 *          assets: Record<string, string>, site: object, speak: (code: string) => void, onReady: () => void,
 *          onStorageProblem: () => void}} page
 */
export function createHost({
  stage,
  canvas,
  mirrorRoot,
  assets,
  site,
  speak,
  onReady,
  onStorageProblem,
}) {
  rememberGlState(canvas);
  const program = new Program();
  const mirror = new Mirror(mirrorRoot, stage, program);
  const announcer = new Announcer(document.body);
  const batch = new Batch(program, onStorageProblem);
  const store = new Store(onStorageProblem, () => {
    mirror.clearPasswords();
    host.shelf.forget();
    batch.clear();
  });
  const host = {
    program,
    mirror,
    announcer,
    store,
    batch,
    loop: new Loop(program),
    stage: new Stage(stage, canvas, mirrorRoot, program, announcer),
    shelf: null,
    course: null,
    installer: null,
    appearance: null,
    language: null, // {code, json} fetched by the shell before the program runs
    text: new TextRaster(program),
    media: new Media(stage, program, assets, batch),
    prepare: new Prepare(program, site.workers),

    /** Called by the program when it starts, before it asks for anything else. */
    start(module) {
      program.attach(module);
    },

    /** Called when the program can take news. */
    ready() {
      tellSession(program, site.build);
      const settings = store.loadSettings();
      if (settings) program.settings(settings);
      const keys = store.loadKeys();
      if (keys) program.keys(keys);
      const progress = store.loadProgress();
      if (progress) program.progress(progress);
      batch.open();
      host.stage.watch();
      host.appearance.watch(host.language);
      host.installer.watch();
      new MirrorInput(mirror, mirrorRoot, program);
      watchPointer(stage, host.stage, program);
      onReady();
    },
  };
  host.shelf = new Shelf(program, host.media);
  host.course = new Course(program, host.media, site);
  host.installer = new Installer(program, () => host.appearance.tell());
  host.appearance = new Appearance(host.stage, program, host.installer, site, speak);
  return host;
}
