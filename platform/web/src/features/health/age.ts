const INSTANT = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;

/** How many whole seconds the moment was over when the page's state was read; nothing when the value is no moment. */
export function secondsBefore(checkedAt: string, value: unknown): number | undefined {
  if (typeof value !== 'string' || !INSTANT.test(value)) return undefined;
  return Math.max(0, Math.floor((Date.parse(checkedAt) - Date.parse(value)) / 1000));
}
