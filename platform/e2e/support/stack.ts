import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The installation under test, as it describes itself in its home directory. */
export interface ComponentEntry {
  readonly component: string;
  readonly state: string;
  readonly port: number;
  readonly restarts: number;
  readonly process?: { readonly pid: number; readonly startTicks: number };
}

export type ComponentId =
  'postgresql' | 'keycloak' | 'clickhouse' | 'kafka' | 'jobmanager' | 'taskmanager' | 'ingest' | 'server';

export const CHECKOUT = resolve(import.meta.dirname, '../../..');

export function home(): string {
  const given = process.env['ATRIUM_HOME'];
  if (given === undefined || given === '')
    throw new Error('ATRIUM_HOME is not set; start the stories with platform/e2e/run');
  return resolve(given);
}

export function component(id: ComponentId): ComponentEntry {
  const file = join(home(), 'run', 'stack.json');
  const { components } = JSON.parse(readFileSync(file, 'utf8')) as { components: readonly ComponentEntry[] };
  const entry = components.find((candidate) => candidate.component.toLowerCase() === id);
  if (!entry) throw new Error(`${file} knows no component ${id}`);
  return entry;
}

export function isReady(id: ComponentId): boolean {
  return component(id).state === 'READY';
}

export function secret(name: string): string {
  return readFileSync(join(home(), 'secrets', name), 'utf8').trimEnd();
}

export function serverUrl(): string {
  return `http://localhost:${component('server').port}`;
}

export function keycloakUrl(): string {
  return `http://localhost:${component('keycloak').port}`;
}
