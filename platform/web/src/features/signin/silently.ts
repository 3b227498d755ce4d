/** Where the realm sends the hidden frame back to: a page that passes its own address on. */
const RETURN_PATH = '/signed-in.html';

/** The realm answers within this time, or it is asked in the open. */
const PATIENCE_MS = 4_000;
/** A frame that has loaded something else than our own page says nothing more. */
const LAST_WORD_MS = 200;

export function returnAddress(origin: string): string {
  return origin + RETURN_PATH;
}

/**
 * Asks the realm in a hidden frame whether somebody is signed in there. Answers the fragment with the code; nothing when nobody is, when
 * the browser keeps the realm's cookies from frames, or when the realm does not answer. Leaves no trace in the history.
 *
 * @param address of the realm, with `prompt=none` and the return address
 */
export function askSilently(address: string, page: Window = window): Promise<string | undefined> {
  const frame = page.document.createElement('iframe');
  frame.hidden = true;
  frame.title = 'sign-in';
  frame.setAttribute('sandbox', 'allow-scripts allow-same-origin');
  return new Promise((resolve) => {
    const timers: ReturnType<typeof setTimeout>[] = [];
    const end = (fragment: string | undefined) => {
      timers.forEach(clearTimeout);
      page.removeEventListener('message', hear);
      frame.remove();
      resolve(fragment);
    };
    const hear = ({ origin, source, data }: MessageEvent) => {
      if (origin !== page.location.origin || source !== frame.contentWindow || typeof data !== 'string') return;
      const { hash } = new URL(data);
      end(new URLSearchParams(hash.slice(1)).has('code') ? hash : undefined);
    };
    page.addEventListener('message', hear);
    frame.addEventListener('load', () => timers.push(setTimeout(() => end(undefined), LAST_WORD_MS)));
    timers.push(setTimeout(() => end(undefined), PATIENCE_MS));
    frame.src = address;
    page.document.body.append(frame);
  });
}
