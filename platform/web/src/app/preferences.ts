/** Preferences of this browser. Tokens and personal data never go here. */
const PREFIX = 'atrium.';

export function recall<T extends string>(name: string, allowed: readonly T[]): T | undefined {
  const stored = recallText(name);
  return allowed.find((value) => value === stored);
}

export function recallText(name: string): string | undefined {
  try {
    return localStorage.getItem(PREFIX + name) ?? undefined;
  } catch {
    return undefined; // storage is blocked: the preference lasts as long as the page
  }
}

export function remember(name: string, value: string): void {
  try {
    localStorage.setItem(PREFIX + name, value);
  } catch {
    // storage is blocked: the preference lasts as long as the page
  }
}
