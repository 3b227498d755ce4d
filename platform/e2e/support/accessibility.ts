import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** No finding of axe that is serious or critical; what it found is printed by element. */
export async function assertAccessible(page: Page): Promise<void> {
  await movementsEnd(page);
  // Within the page: the other mode opens a second one, and no page here has foreign frames.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  const findings = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, nodes }) => `${id}: ${help} (${nodes.map((node) => node.target.join(' ')).join('; ')})`);
  expect(findings, `axe on ${page.url()}`).toEqual([]);
}

/** Halfway between two themes, or while a menu fades, a colour is none that anybody reads. */
async function movementsEnd(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    document.getAnimations().every((animation) => {
      const endless = animation.effect?.getComputedTiming().endTime === Infinity;
      return endless || animation.playState !== 'running';
    }),
  );
}
