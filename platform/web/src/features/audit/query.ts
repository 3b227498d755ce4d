import type { Query } from '../../api/client';
import { ACTIONS, type Action, type Filter } from './types';

/** A filter as parameters of the API. */
export function query(filter: Filter): Query {
  return {
    action: given(filter.action),
    outcome: given(filter.outcome),
    actor: given(filter.actor),
    q: given(filter.text),
    from: instant(filter.from),
    to: instant(filter.to),
  };
}

/** Whether the pages know a name for it; a newer server may record more. */
export function isKnown(code: string): code is Action {
  return (ACTIONS as readonly string[]).includes(code);
}

/** The key of an action's name: texts are nested by dots. */
export function actionKey<C extends Action>(code: C) {
  return code.replace('.', '-') as C extends `${infer Domain}.${infer What}` ? `${Domain}-${What}` : never;
}

function given(text: string): string | undefined {
  const stripped = text.trim();
  return stripped === '' ? undefined : stripped;
}

function instant(local: string): string | undefined {
  const time = local === '' ? Number.NaN : Date.parse(local);
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}
