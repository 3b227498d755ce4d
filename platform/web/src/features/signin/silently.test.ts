import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { askSilently, returnAddress } from './silently';

const REALM = 'about:blank';

function frame(): HTMLIFrameElement {
  const found = document.querySelector('iframe');
  if (!found) throw new Error('there is no frame');
  return found;
}

/** As the page in the frame says it. */
function say(fragment: string, from: { origin?: string; source?: Window | null } = {}): void {
  const { origin = window.location.origin, source = frame().contentWindow } = from;
  const data = `${returnAddress(window.location.origin)}${fragment}`;
  window.dispatchEvent(new MessageEvent('message', { data, origin, source }));
}

describe('asking the realm silently', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('answers the fragment with the code, and leaves no frame behind', async () => {
    const answer = askSilently(REALM);
    say('#state=a&session_state=b&code=c');
    expect(await answer).toBe('#state=a&session_state=b&code=c');
    expect(document.querySelector('iframe')).toBeNull();
  });

  it('answers nothing when nobody is signed in', async () => {
    const answer = askSilently(REALM);
    say('#error=login_required&state=a');
    expect(await answer).toBeUndefined();
  });

  it('believes neither another origin nor another window', async () => {
    const answer = askSilently(REALM);
    say('#code=forged', { origin: 'https://evil.example' });
    say('#code=forged', { source: window });
    say('#code=true');
    expect(await answer).toBe('#code=true');
  });

  it('gives up on a frame that shows something else, and on one that shows nothing', async () => {
    const refused = askSilently(REALM);
    frame().dispatchEvent(new Event('load'));
    await vi.advanceTimersByTimeAsync(200);
    expect(await refused).toBeUndefined();

    const silent = askSilently(REALM);
    await vi.advanceTimersByTimeAsync(4_000);
    expect(await silent).toBeUndefined();
  });
});
