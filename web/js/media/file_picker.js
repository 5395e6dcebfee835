// The browser's file picker: a hidden input that stays in the document, for some browsers forget about
// pickers whose input is gone.

/** @param {(files: File[]) => void} take @returns {HTMLInputElement} */
export function makeFilePicker(take) {
  const input = document.createElement('input');
  input.type = 'file';
  input.multiple = true;
  input.className = 'visually-hidden';
  input.tabIndex = -1;
  input.setAttribute('aria-hidden', 'true');
  input.addEventListener('change', () => {
    take([...(input.files ?? [])]);
    input.value = ''; // so that the same file can be picked again
  });
  document.body.append(input);
  return input;
}
