import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { CHECKOUT } from '../support/stack';

const REPORT = join(CHECKOUT, 'platform/e2e/report');

/** The import as a customer runs it: when it gives up, it is started again and resumes. */
export class Importer {
  private child: ChildProcess | undefined;
  private attempts = 0;
  private succeeded = false;

  constructor(private readonly maximumAttempts: number) {}

  start(): void {
    mkdirSync(REPORT, { recursive: true });
    this.attempts += 1;
    const log = createWriteStream(join(REPORT, `import-${this.attempts}.log`));
    const child = spawn(join(CHECKOUT, 'platform/e2e/import'), { stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.pipe(log, { end: false });
    child.stderr.pipe(log, { end: false });
    child.once('exit', (code) => {
      this.child = undefined;
      this.succeeded = code === 0;
    });
    this.child = child;
  }

  /** Whether every event has been accepted; starts the import again when it gave up. */
  finished(): boolean {
    if (this.succeeded) return true;
    if (this.child === undefined) {
      if (this.attempts >= this.maximumAttempts) {
        throw new Error(`the import gave up ${this.attempts} times, see ${REPORT}/import-*.log`);
      }
      this.start();
    }
    return false;
  }

  get starts(): number {
    return this.attempts;
  }

  stop(): void {
    this.child?.kill('SIGTERM');
  }
}
