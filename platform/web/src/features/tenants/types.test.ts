import { describe, expect, it } from 'vitest';
import { changesOf, isExportable, isUnsettled, type Tenant } from './types';

function tenant(state: Tenant['state'], wanted: Tenant['wanted']): Tenant {
  return {
    id: 'acme',
    name: { zh: '甲', en: 'A' },
    timeZone: 'UTC',
    locale: 'en',
    state,
    wanted,
    evaluation: false,
    createdAt: '2026-01-01T00:00:00Z',
    createdBy: 'Oakley',
    steps: [],
  };
}

describe('what an operator may do', () => {
  it.each([
    ['active', 'active', ['suspend']],
    ['active', 'suspended', ['resume']],
    ['suspended', 'suspended', ['resume', 'erase']],
    ['suspended', 'erased', []],
    ['erasing', 'erased', []],
    ['provisioning', 'active', ['cancel']],
    ['failed', 'active', ['retry', 'cancel', 'erase']],
    ['failed', 'absent', []],
    ['cancelling', 'absent', []],
  ] as const)('%s, wanted %s: %j', (state, wanted, changes) => {
    expect(changesOf(tenant(state, wanted))).toEqual(changes);
  });
});

describe('whether a tenant can be exported', () => {
  it.each([
    ['active', 'active', true],
    ['suspended', 'suspended', true],
    ['active', 'suspended', false],
    ['provisioning', 'active', false],
    ['erasing', 'erased', false],
  ] as const)('%s, wanted %s: %s', (state, wanted, exportable) => {
    expect(isExportable(tenant(state, wanted))).toBe(exportable);
  });
});

describe('whether something is going on', () => {
  it.each([
    ['active', 'active', false],
    ['active', 'suspended', true],
    ['provisioning', 'active', true],
    ['failed', 'active', false],
    ['failed', 'absent', true],
    ['failed', 'erased', true],
    ['erasing', 'erased', true],
  ] as const)('%s, wanted %s: %s', (state, wanted, unsettled) => {
    expect(isUnsettled(tenant(state, wanted))).toBe(unsettled);
  });
});
