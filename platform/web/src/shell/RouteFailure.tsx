import { useRouteError } from 'react-router';
import { ApiProblem } from '../api/problem';
import { ProblemPage } from './StatusPage';

/** The last resort: a page that threw, or a part of the application that could not be loaded. */
export function RouteFailure() {
  const failure = useRouteError();
  return <ProblemPage problem={asProblem(failure)} retry={() => window.location.reload()} start />;
}

function asProblem(failure: unknown): Error {
  if (!(failure instanceof Error)) return new Error(String(failure));
  // A chunk that does not load means that the server is away, or that a newer version replaced it.
  return /dynamically imported module|module script/i.test(failure.message) ? ApiProblem.unreachable(failure) : failure;
}
