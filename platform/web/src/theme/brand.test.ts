import { describe, expect, it } from 'vitest';
import { branded, contrastOf } from './brand';
import { DARK, LIGHT } from './tokens';

describe('a palette in an own colour', () => {
  it('keeps a colour that can be read', () => {
    expect(branded(LIGHT, '#a61b1b').accent).toBe('#a61b1b');
  });

  it.each(['#000000', '#0b1f5c', '#a61b1b', '#12605b', '#5b2a86', '#767676'])(
    'can be read in both themes: %s',
    (accent) => {
      for (const palette of [LIGHT, DARK]) {
        const own = branded(palette, accent);
        expect(contrastOf(own.accent, own.surface)).toBeGreaterThanOrEqual(4.5);
        expect(contrastOf(own.accent, own.accentSoft)).toBeGreaterThanOrEqual(4.5);
      }
    },
  );

  it('measures contrast as WCAG does', () => {
    expect(contrastOf('#000000', '#ffffff')).toBe(21);
    expect(contrastOf('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  });
});
