import { saveBlob } from './saveBlob';

/** Lets the browser save a text as a file. */
export function saveFile(name: string, text: string): void {
  saveBlob(name, new Blob([text], { type: 'application/json' }));
}
