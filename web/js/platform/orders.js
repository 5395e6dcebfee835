// What the page does when the program sends a message, one function for each that web/messages.inc lists: the
// type checker says which is missing, unknown, or reads another field.

import { saveBlob } from './stage.js';

/** @import { Bytes } from './types.js' */
/** @import { ToPage } from './messages.js' */

/**
 * The bytes are the program's: whoever keeps them, copies them before the function returns.
 * @typedef {{[Kind in keyof ToPage]: (fields: ToPage[Kind], bytes: Bytes) => unknown}} Orders
 * @typedef {{
 *   appearance: import('./appearance.js').Appearance, batch: import('../storage/batch.js').Batch,
 *   installer: import('./installer.js').Installer, later: import('./late.js').Late,
 *   media: import('../media/media.js').Media, outgoing: import('../media/outgoing.js').Outgoing,
 *   runs: import('../storage/run_store.js').RunStore,
 *   stage: import('./stage.js').Stage, store: import('../storage/store.js').Store,
 *   tabs: import('./other_tabs.js').OtherTabs,
 * }} Parts
 */

/** @param {Bytes} bytes UTF-8 */
const textOf = (bytes) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);

/** @param {Parts} parts */
export function makeOrders(parts) {
  const { stage, store, tabs, appearance, installer, batch, media, outgoing, runs } = parts;
  const blobs = media.files;
  /** @type {Orders} */
  const orders = {
    SaveSettings: ({ json }) => store.saveSettings(json),
    SaveKeys: ({ json }) => store.saveKeys(json),
    ForgetKeysElsewhere: () => tabs.forgetKeys(),
    ForgetEverything: () => store.forget(),
    MarkDoomed: ({ json }) => store.markDoomed(json),

    SetVariables: ({ css }) => stage.setVariables(css),
    Announce: ({ text }) => stage.say(text),
    CopyText: ({ text, what }) => stage.copy(text, what),
    CopyLink: ({ fragment, what }) => stage.copyLink(fragment, what),
    DownloadText: ({ name, media_type: type, text }) => stage.download(name, type, text),
    DownloadBytes: ({ name, media_type: type, file }, bytes) =>
      saveBlob(name, blobs.blob(file, bytes, type)),
    OpenLink: ({ url }) => stage.openLink(url),
    SetFragment: ({ fragment }) => stage.setFragment(fragment),
    ShowPrint: ({ json }) => parts.later.printer.show(json),

    ScaleText: ({ percent }) => appearance.setScale(percent),
    FetchStrings: ({ code }) => appearance.fetchStrings(code),
    ShowLanguage: ({ code }) => appearance.showLanguage(code),
    OfferInstall: () => installer.install(),
    ReloadUpdated: () => installer.update(),

    PickFiles: ({ kind }) => media.pick(kind),
    LoadSample: ({ path }) => media.loadSample(path),
    DecodeThumbnail: ({ attachment_id: id, media_type: type, width, file }, bytes) =>
      media.thumbnail(id, blobs.blob(file, bytes, type), width),
    DecodeKeptThumbnail: ({ attachment_id: picture, id, media_type: type, width }) =>
      runs.showPicture(picture, id, type, width),
    DropThumbnail: ({ attachment_id: id }) => media.dropThumbnail(id),
    MediaWork: ({ job, tool, media_type: type, orders: text, file }, bytes) =>
      parts.later.prepare.start(job, tool, text, blobs.blob(file, bytes, type)),
    MediaOrder: ({ job, order }) => parts.later.prepare.order(job, order),
    DropMediaWork: ({ job }) => parts.later.prepare.stop(job),
    ForgetBlob: ({ file }) => blobs.drop(file),
    OutgoingText: (_, bytes) => outgoing.text(bytes),
    OutgoingFile: (file) =>
      outgoing.file({ ...file, blob: file.base64 ? null : blobs.known(file.file) }),
    OutgoingOver: () => outgoing.take(),

    FetchLessons: () => parts.later.course.fetchLessons(),
    FetchLessonFile: ({ path }) => media.loadLessonFile(path),
    SaveProgress: ({ json }) => store.saveProgress(json),
    RunPython: ({ name, code }) => parts.later.course.run(name, code),
    StopPython: () => parts.later.course.stop(),
    RestartPython: () => parts.later.course.restart(),
    SetPythonAside: () => parts.later.course.setAside(),
    BringPythonBack: () => parts.later.course.bringBack(),
    PickProgressFiles: () => parts.later.course.pickProgress(),
    AnswerPython: ({ text, cancelled }) => parts.later.course.answer(cancelled ? null : text),
    SetPythonKeys: ({ keys }) => parts.later.course.setKeys(keys),
    PutPythonFile: ({ name, file }, bytes) =>
      parts.later.course.attach(name, file, blobs.blob(file, bytes)),
    AttachPicture: ({ image_id: id, name }) => media.attachPicture(id, name),
    SavePicture: ({ image_id: id, name }) => media.savePicture(id, name),
    AnswerHead: ({ id, status, headers }) => parts.later.course.head(id, status, headers),
    AnswerEnded: ({ id }) => parts.later.course.end(id),
    AnswerFailed: ({ id, kind, words }) => parts.later.course.error(id, kind, words),

    StoreBlob: ({ id, media_type: type, file }, bytes) =>
      runs.keepFile(id, file, blobs.blob(file, bytes, type)),
    StoreText: ({ id }, bytes) => runs.keepText(id, textOf(bytes)),
    DropBlob: ({ id }) => runs.dropFile(id),
    LoadBlob: ({ id, name }) => runs.loadFile(id, name),
    KeepRun: ({ id, summary, files }, bytes) => runs.keepRun(id, summary, textOf(bytes), files),
    DropRuns: ({ ids, still_used: used }) => runs.dropRuns(ids, used),
    LoadRun: ({ id }) => runs.loadRun(id),
    ListHistory: () => runs.list(),

    AppendBatch: ({ lines }) => batch.append(lines),
    ReadBatchFile: ({ file, request }) => batch.read(file, request),
    ShowBatchFile: async ({ attachment_id: id, file, width }) =>
      media.thumbnail(id, await batch.file(file), width),
    ClearBatch: ({ before }) => batch.clear(before),
    PickBatchResults: () => batch.pickResults(),
    WriteBatchFile: ({ name, text, last }) => batch.write(name, text, last),
  };
  return {
    /** @param {string} kind @param {string} fields JSON @param {Bytes} bytes valid until it returns */
    take(kind, fields, bytes) {
      const order = /** @type {(fields: object, bytes: Bytes) => unknown} */ (
        orders[/** @type {keyof Orders} */ (kind)]
      );
      order(JSON.parse(fields), bytes);
    },
  };
}
