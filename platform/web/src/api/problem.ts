/** One field, row or line that the server refused. */
export interface ProblemDetail {
  readonly field?: string;
  readonly code: string;
  readonly message: string;
}

/** What kind of failure a page has to explain. */
export type ProblemKind =
  'unreachable' | 'session-expired' | 'forbidden' | 'not-found' | 'conflict' | 'invalid' | 'server';

/**
 * A request that did not succeed. Built from `application/problem+json` where the server sent it,
 * and from the bare status (or the missing answer) where it did not.
 */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';

  constructor(
    readonly kind: ProblemKind,
    /** HTTP status; 0 when there was no answer at all. */
    readonly status: number,
    readonly code: string,
    message: string,
    readonly errors: readonly ProblemDetail[] = [],
  ) {
    super(message);
  }

  static unreachable(cause: unknown): ApiProblem {
    return new ApiProblem('unreachable', 0, 'unreachable', cause instanceof Error ? cause.message : 'no answer');
  }

  static sessionExpired(): ApiProblem {
    return new ApiProblem('session-expired', 401, 'session-expired', 'The session has ended.');
  }

  /** Reads a failed answer. Never throws: an unreadable body leaves the status to speak. */
  static async of(response: Response): Promise<ApiProblem> {
    const body = await readProblem(response);
    const message = text(body['detail']) ?? text(body['title']) ?? `HTTP ${response.status}`;
    const code = text(body['code']) ?? `http-${response.status}`;
    return new ApiProblem(kindOf(response.status, code), response.status, code, message, details(body['errors']));
  }
}

function kindOf(status: number, code: string): ProblemKind {
  // A quota that is used up is no lack of permission.
  if (status === 403 && code.startsWith('quota-')) return 'invalid';
  if (status === 401) return 'session-expired';
  if (status === 403) return 'forbidden';
  if (status === 404) return 'not-found';
  if (status === 409 || status === 412) return 'conflict';
  if (status === 502 || status === 503 || status === 504) return 'unreachable';
  return status < 500 ? 'invalid' : 'server';
}

async function readProblem(response: Response): Promise<Record<string, unknown>> {
  const type = response.headers.get('content-type') ?? '';
  if (!type.includes('json')) return {};
  try {
    const body: unknown = await response.json();
    return isRecord(body) ? body : {};
  } catch {
    return {};
  }
}

function details(errors: unknown): ProblemDetail[] {
  if (!Array.isArray(errors)) return [];
  return errors.filter(isRecord).map((error) => {
    const field = text(error['field']);
    const code = text(error['code']) ?? 'invalid';
    const message = text(error['message']) ?? code;
    return field === undefined ? { code, message } : { field, code, message };
  });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
