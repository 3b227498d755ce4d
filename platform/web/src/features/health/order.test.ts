import { expect, it } from 'vitest';
import type { ComponentHealth, ComponentState } from '../../api/types';
import { byUrgency, needingAttention } from './order';

function component(id: string, state: ComponentState): ComponentHealth {
  return { id, state };
}

const COMPONENTS = [
  component('a', 'up'),
  component('b', 'unknown'),
  component('c', 'down'),
  component('d', 'degraded'),
];

it('shows what is down first', () => {
  expect(byUrgency(COMPONENTS).map(({ id }) => id)).toEqual(['c', 'd', 'b', 'a']);
});

it('names everything that is not up', () => {
  expect(needingAttention(COMPONENTS).map(({ id }) => id)).toEqual(['c', 'd', 'b']);
});
