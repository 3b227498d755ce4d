import type { Reporter, TestCase } from '@playwright/test/reporter';

const MOST_LINES = 12;

/** Says at the very end, without pictures and traces, what failed and why: the end is what a long log shows first. */
export default class LastWords implements Reporter {
  readonly #tests = new Set<TestCase>();

  onTestEnd(test: TestCase): void {
    this.#tests.add(test);
  }

  onExit(): Promise<void> {
    for (const test of this.#tests) {
      const outcome = test.outcome();
      if (outcome !== 'unexpected' && outcome !== 'flaky') continue;
      const again = outcome === 'flaky' ? ' (and succeeded when tried again)' : '';
      console.log(`\nFailed${again}: ${test.titlePath().filter(Boolean).join(' › ')}`);
      for (const { error } of test.results)
        if (error?.message) console.log(error.message.split('\n').slice(0, MOST_LINES).join('\n'));
    }
    return Promise.resolve();
  }
}
