import { QueryClient } from '@tanstack/react-query';
import { ApiProblem } from '../api/problem';

const ATTEMPTS = 2;

/** What the page has asked and been answered. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      refetchOnWindowFocus: false,
      networkMode: 'always',
      retry: (failures, problem) => failures < ATTEMPTS && worthRepeating(problem),
      retryDelay: (failures) => 500 * 2 ** failures,
    },
    mutations: { networkMode: 'always' },
  },
});

/** Only a lost answer may come out differently the next time. */
function worthRepeating(problem: Error): boolean {
  return problem instanceof ApiProblem && (problem.kind === 'unreachable' || problem.kind === 'server');
}
