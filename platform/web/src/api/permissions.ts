/**
 * Whether the granted wildcard permissions imply the wanted one, by the rules the server uses
 * (`settings:*` implies `settings:write`; `insights:read` implies `insights:read:dept-12`).
 * It only decides what the shell offers; the server decides what is allowed.
 */
export function may(granted: readonly string[], wanted: string): boolean {
  const want = parts(wanted);
  return granted.some((permission) => implies(parts(permission), want));
}

/** Whether the wanted permission or any narrower one is granted, such as `insights:read:dept-12` for `insights:read`. */
export function mayWithin(granted: readonly string[], wanted: string): boolean {
  return may(granted, wanted) || granted.some((permission) => permission.startsWith(`${wanted}:`));
}

function implies(granted: readonly (readonly string[])[], wanted: readonly (readonly string[])[]): boolean {
  const covered = wanted.every((want, index) => {
    const grant = granted[index];
    return grant === undefined || grant.includes('*') || want.every((part) => grant.includes(part));
  });
  return covered && granted.slice(wanted.length).every((grant) => grant.includes('*'));
}

function parts(permission: string): string[][] {
  return permission.split(':').map((part) => part.split(','));
}
