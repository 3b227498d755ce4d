import { describe, expect, it } from 'vitest';
import { ApiClient, type Tokens } from './client';
import { ApiProblem } from './problem';

interface Call {
  readonly url: string;
  readonly authorization: string | null;
}

/** Plays a server that gives the answers in turn, and keeps what was asked. */
function server(...answers: (Response | Error)[]) {
  const calls: Call[] = [];
  const fetchFunction: typeof fetch = (input, init) => {
    calls.push({
      url: input instanceof Request ? input.url : input.toString(),
      authorization: new Headers(init?.headers).get('authorization'),
    });
    const answer = answers.shift() ?? new Error('no further answer');
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  };
  return { calls, fetchFunction };
}

function problem(status: number, body: object): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/problem+json' } });
}

const tokens: Tokens = { current: () => Promise.resolve('first'), renewed: () => Promise.resolve('second') };

async function failureOf(request: Promise<unknown>): Promise<ApiProblem> {
  return request.then(
    () => Promise.reject(new Error('expected a failure')),
    (failure: unknown) => {
      expect(failure).toBeInstanceOf(ApiProblem);
      return failure as ApiProblem;
    },
  );
}

describe('a request', () => {
  it('carries the token and leaves out what is not asked for', async () => {
    const { calls, fetchFunction } = server(Response.json({ fine: true }));
    const answer = await new ApiClient(fetchFunction, tokens).get('/insights/daily', {
      from: '2024-01-01',
      department: undefined,
    });
    expect(answer).toEqual({ fine: true });
    expect(calls).toEqual([{ url: '/api/v1/insights/daily?from=2024-01-01', authorization: 'Bearer first' }]);
  });

  it('is repeated once with a new token when the server refuses the old one', async () => {
    const { calls, fetchFunction } = server(new Response(null, { status: 401 }), Response.json(1));
    await new ApiClient(fetchFunction, tokens).get('/me');
    expect(calls.map((call) => call.authorization)).toEqual(['Bearer first', 'Bearer second']);
  });

  it('ends the session when the new token is refused too', async () => {
    const { fetchFunction } = server(new Response(null, { status: 401 }), new Response(null, { status: 401 }));
    const failure = await failureOf(new ApiClient(fetchFunction, tokens).get('/me'));
    expect(failure.kind).toBe('session-expired');
  });

  it('says that the server is away when nothing answers', async () => {
    const { fetchFunction } = server(new TypeError('Failed to fetch'));
    const failure = await failureOf(new ApiClient(fetchFunction).get('/me'));
    expect([failure.kind, failure.status]).toEqual(['unreachable', 0]);
  });

  it('does not take a page for an answer', async () => {
    const { fetchFunction } = server(new Response('<html>', { headers: { 'content-type': 'text/html' } }));
    const failure = await failureOf(new ApiClient(fetchFunction).get('/me'));
    expect(failure.code).toBe('not-json');
  });
});

describe('a problem', () => {
  it('keeps code, detail and fields of problem+json', async () => {
    const body = {
      title: 'Invalid',
      detail: 'The port is wrong.',
      code: 'settings-invalid',
      errors: [{ field: 'smtp.port', code: 'range', message: '1 to 65535' }],
    };
    const failure = await ApiProblem.of(problem(422, body));
    expect(failure).toMatchObject({
      kind: 'invalid',
      status: 422,
      code: 'settings-invalid',
      message: 'The port is wrong.',
    });
    expect(failure.errors).toEqual([{ field: 'smtp.port', code: 'range', message: '1 to 65535' }]);
  });

  it.each([
    [403, 'forbidden'],
    [404, 'not-found'],
    [409, 'conflict'],
    [500, 'server'],
    [503, 'unreachable'],
  ] as const)('of status %i is %s', async (status, kind) => {
    expect((await ApiProblem.of(problem(status, {}))).kind).toBe(kind);
  });

  it('survives a body that is no problem at all', async () => {
    const garbled = new Response('{"detail": ', { status: 500, headers: { 'content-type': 'application/json' } });
    expect((await ApiProblem.of(garbled)).message).toBe('HTTP 500');
  });
});
