import { describe, expect, it } from 'vitest';
import { matchLanguage } from '.';
import { en } from './en';
import { zhCN } from './zh-CN';

function leaves(messages: object, path = ''): [string, string][] {
  return Object.entries(messages).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'string' ? [[path + key, value] as [string, string]] : leaves(value as object, `${path}${key}.`),
  );
}

function placeholders(text: string): string[] {
  return [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '').sort();
}

const english = new Map(leaves(en));
const chinese = new Map(leaves(zhCN));

describe('the two languages', () => {
  it('have the same keys', () => {
    expect([...chinese.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it('leave no text empty', () => {
    const empty = [...english, ...chinese].filter(([, text]) => text.trim() === '').map(([key]) => key);
    expect(empty).toEqual([]);
  });

  it('use the same placeholders', () => {
    const singular = (key: string) => key.endsWith('_one');
    const differing = [...english]
      .filter(([key]) => !singular(key))
      .filter(([key, text]) => placeholders(text).join() !== placeholders(chinese.get(key) ?? '').join())
      .map(([key]) => key);
    expect(differing).toEqual([]);
  });

  it('write Chinese sentences with Chinese punctuation', () => {
    const mixed = [...chinese].filter(([, text]) => /[\u4e00-\u9fff][,;:?!]|[,;:?!][\u4e00-\u9fff]/.test(text));
    expect(mixed.map(([key]) => key)).toEqual([]);
  });
});

describe('the language of a browser', () => {
  it.each([
    [['zh-TW', 'en'], 'zh-CN'],
    [['fr', 'en-GB'], 'en'],
    [['de', 'zh-Hans-CN'], 'zh-CN'],
    [[], 'en'],
  ] as const)('%j is answered in %s', (wanted, language) => {
    expect(matchLanguage(wanted)).toBe(language);
  });
});
