// A decoded picture on its way into one of the program's textures.

/**
 * @param {import('../platform/program.js').Program} program
 * @param {number} id of an attachment, or of a picture that is shown at its own size
 * @param {number} width @param {number} height
 * @param {ArrayLike<number> | null} rgba null: it could not be decoded
 */
export function showPicture(program, id, width, height, rgba) {
  if (rgba !== null && program.give('PictureDecoded', { id, width, height }, rgba)) return;
  program.tell('PictureDecoded', { id, width: 0, height: 0 });
}
