import { ApiProblem } from './problem';

/** Where access tokens come from. Absent for the public part of the API. */
export interface Tokens {
  /** A token that is valid for a little while yet; rejects with an ApiProblem when there is none to be had. */
  current(): Promise<string>;
  /** A new token, because the server refused the current one. */
  renewed(): Promise<string>;
}

export type Query = Readonly<Record<string, string | number | undefined>>;

/** JSON over HTTP with problems as exceptions: every failure is an {@link ApiProblem}. */
export class ApiClient {
  constructor(
    private readonly fetchFunction: typeof fetch,
    private readonly tokens?: Tokens,
    private readonly base = '/api/v1',
  ) {}

  get<T>(path: string, query: Query = {}, signal?: AbortSignal): Promise<T> {
    return this.json<T>(path + queryString(query), signal ? { signal } : {});
  }

  /** A file; its name is the caller's to choose. */
  async download(path: string, query: Query = {}): Promise<Blob> {
    return (await this.exchange(path + queryString(query), {})).blob();
  }

  put<T>(path: string, body: unknown): Promise<T> {
    return this.json<T>(path, { method: 'PUT', body: JSON.stringify(body) });
  }

  post<T>(path: string, body: unknown): Promise<T> {
    return this.json<T>(path, { method: 'POST', body: JSON.stringify(body) });
  }

  /** Sends a file as it is; its type says what it is. */
  upload<T>(path: string, file: Blob): Promise<T> {
    return this.json<T>(path, { method: 'PUT', body: file });
  }

  async delete(path: string, query: Query = {}): Promise<void> {
    await this.exchange(path + queryString(query), { method: 'DELETE' });
  }

  /** Sends what may outlive the page, and answers the status alone. */
  async report(path: string, body: unknown): Promise<number> {
    return (await this.exchange(path, { method: 'POST', body: JSON.stringify(body), keepalive: true })).status;
  }

  private async json<T>(path: string, init: RequestInit): Promise<T> {
    const response = await this.exchange(path, init);
    try {
      return (await response.json()) as T;
    } catch {
      throw new ApiProblem('server', response.status, 'not-json', `The answer of ${path} is not JSON.`);
    }
  }

  private async exchange(path: string, init: RequestInit): Promise<Response> {
    const first = await this.attempt(path, init, await this.tokens?.current());
    const answer =
      first.status === 401 && this.tokens ? await this.attempt(path, init, await this.tokens.renewed()) : first;
    if (!answer.ok) throw await ApiProblem.of(answer);
    return answer;
  }

  private async attempt(path: string, init: RequestInit, token: string | undefined): Promise<Response> {
    const headers = new Headers({ accept: 'application/json, application/problem+json' });
    if (init.body) headers.set('content-type', init.body instanceof Blob ? init.body.type : 'application/json');
    if (token !== undefined) headers.set('authorization', `Bearer ${token}`);
    try {
      return await this.fetchFunction(this.base + path, { ...init, headers });
    } catch (cause) {
      if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
      throw ApiProblem.unreachable(cause);
    }
  }
}

function queryString(query: Query): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) parameters.set(name, String(value));
  }
  const text = parameters.toString();
  return text === '' ? '' : `?${text}`;
}
