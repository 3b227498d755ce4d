import type { ApiClient } from '../api/client';
import { ApiProblem } from '../api/problem';

const HEARTBEAT_MILLIS = 60_000;
const VERSION = __ATRIUM_VERSION__;
/** Any other success means that the account is nobody in the directory. */
const RECORDED = 204;

/**
 * Tells the server that somebody is here: session started, page viewed, a heartbeat a minute while the page
 * is visible, session ended. Nothing else is observed. Falls silent when the account is not in the directory.
 */
export class Activity {
  private readonly sessionId: string;
  private silent = false;
  private ended = false;

  constructor(
    private readonly api: ApiClient,
    private readonly newId: () => string,
    private readonly clock: () => Date,
  ) {
    this.sessionId = newId();
  }

  /** Starts the session and its heartbeat; the returned function ends them. */
  watch(page: Document): () => void {
    void this.post('app.session.started');
    const timer = setInterval(() => {
      if (page.visibilityState === 'visible') void this.post('app.session.heartbeat');
    }, HEARTBEAT_MILLIS);
    const leave = () => void this.end();
    window.addEventListener('pagehide', leave);
    return () => {
      clearInterval(timer);
      window.removeEventListener('pagehide', leave);
    };
  }

  /** @param pageId a page of the shell such as `insights`, never a full address */
  viewed(pageId: string): void {
    void this.post('app.page.viewed', { page: pageId });
  }

  async end(): Promise<void> {
    if (this.ended) return;
    this.ended = true;
    await this.post('app.session.ended');
  }

  private async post(type: string, data: Readonly<Record<string, string>> = {}): Promise<void> {
    if (this.silent) return;
    const time = this.clock().toISOString();
    const { sessionId, newId } = this;
    try {
      const status = await this.api.report('/activity', {
        id: newId(),
        type,
        time,
        sessionId,
        clientVersion: VERSION,
        data,
      });
      this.silent = status !== RECORDED;
    } catch (cause) {
      // Only a refusal is final; an interrupted network is not.
      this.silent = cause instanceof ApiProblem && cause.kind !== 'unreachable' && cause.kind !== 'server';
    }
  }
}
