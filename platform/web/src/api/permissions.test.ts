import { expect, it } from 'vitest';
import { may, mayWithin } from './permissions';

it.each([
  [['settings:*'], 'settings:write', true],
  [['insights:read:*'], 'insights:read', true],
  [['insights:read:dept-12'], 'insights:read', false],
  [['insights:read'], 'insights:read:dept-12', true],
  [['settings:read,write'], 'settings:write', true],
  [['home:read'], 'health:read', false],
  [[], 'home:read', false],
] as const)('%j implies %s: %s', (granted, wanted, expected) => {
  expect(may(granted, wanted)).toBe(expected);
});

it.each([
  [['insights:read:dept-12'], true],
  [['insights:read:*'], true],
  [['insights:reading'], false],
  [['home:read'], false],
] as const)('%j opens something below insights:read: %s', (granted, expected) => {
  expect(mayWithin(granted, 'insights:read')).toBe(expected);
});
