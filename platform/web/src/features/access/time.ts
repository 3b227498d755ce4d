/** What a field for a local date and time says as an instant; absent when it is empty. */
export function instantOf(local: string): string | undefined {
  const time = local === '' ? Number.NaN : Date.parse(local);
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}

/** An instant as such a field shows it, to the minute. */
export function localOf(instant: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${instant.getFullYear()}-${two(instant.getMonth() + 1)}-${two(instant.getDate())}`;
  return `${day}T${two(instant.getHours())}:${two(instant.getMinutes())}`;
}
