import { describe, expect, it } from 'vitest';
import { bytes, isShorter, levelOf } from './types';

describe('levelOf', () => {
  it('is near from 80 % and full from 100 % on', () => {
    expect(levelOf(79, 100)).toBe('ok');
    expect(levelOf(80, 100)).toBe('near');
    expect(levelOf(99.9, 100)).toBe('near');
    expect(levelOf(100, 100)).toBe('full');
    expect(levelOf(250, 100)).toBe('full');
  });
});

describe('isShorter', () => {
  it('asks for a confirmation where days would go', () => {
    expect(isShorter(120, undefined)).toBe(true);
    expect(isShorter(120, 365)).toBe(true);
    expect(isShorter(365, 120)).toBe(false);
    expect(isShorter(120, 120)).toBe(false);
    expect(isShorter(undefined, 120)).toBe(false);
  });
});

describe('bytes', () => {
  it('has the unit that leaves a number people can read', () => {
    expect(bytes(0, String)).toBe('0 B');
    expect(bytes(1536, String)).toBe('1.5 KiB');
    expect(bytes(107_374_182_400, String)).toBe('100 GiB');
    expect(bytes(2 ** 60, String)).toBe('1024 PiB');
  });
});
