import { expect, type Page, test } from '@playwright/test';
import { assertLoaded } from '../pages/insights';
import { signIn } from '../pages/signIn';
import { assertAccessible } from '../support/accessibility';
import { expected } from '../support/expected';

/** For whoever changes a page: the insights page in every situation and look, as whole-page pictures in report/looks. */
const LOOKS = [
  { width: 1440, theme: 'light', language: 'en' },
  { width: 1440, theme: 'dark', language: 'zh-CN' },
  { width: 390, theme: 'light', language: 'zh-CN' },
  { width: 390, theme: 'dark', language: 'en' },
] as const;
const QUARTER = 'from=2024-04-01&to=2024-06-30';

for (const { width, theme, language } of LOOKS) {
  test(`insights ${width} ${theme} ${language}`, async ({ page }) => {
    test.skip(expected() === undefined, 'nothing is imported: there is nothing to show');
    await page.setViewportSize({ width, height: 900 });
    await page.addInitScript(
      ([chosenTheme, chosenLanguage]) => {
        localStorage.setItem('atrium.theme', chosenTheme);
        localStorage.setItem('atrium.language', chosenLanguage);
      },
      [theme, language] as const,
    );
    const shoot = async (name: string, fullPage = true) => {
      await page.screenshot({
        path: `report/looks/${name}-${width}-${theme}-${language}.png`,
        fullPage,
        animations: 'disabled',
      });
      await assertAccessible(page);
    };
    await signIn(page, 'demo2', 'cio', `/insights?${QUARTER}`, /^(Account:|账号)/);
    await assertLoaded(page);
    await shoot('insights');
    await page.goto(
      `/t/demo2/insights?from=2024-06-03&to=2024-06-30&department=${await departmentOfSize(page, 'shown')}`,
    );
    await assertLoaded(page);
    await shoot('department');
    await page.goto(`/t/demo2/insights?${QUARTER}&metric=net.cross_department_share`);
    await expect(page.locator('[data-definition]')).toBeVisible();
    await shoot('definition', false);
    await page.goto(`/t/demo2/insights?${QUARTER}&department=${await departmentOfSize(page, 'hidden')}`);
    await expect(page.locator('[data-hidden=all]')).toBeVisible();
    await shoot('hidden');
    await page.goto('/t/demo2/insights?from=2026-05-01&to=2026-05-28');
    await expect(page.locator('[data-state=no-events]')).toBeVisible();
    await shoot('no-events');
  });
}

/** The number of a department that is shown, or of one that is hidden. */
async function departmentOfSize(page: Page, kind: 'shown' | 'hidden'): Promise<number> {
  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.url().includes('/insights/departments?')),
    page.goto(`/t/demo2/insights?${QUARTER}`),
  ]);
  const { departments } = (await answer.json()) as {
    departments: { no: number; parentNo?: number; hidden?: object }[];
  };
  const found = departments.find(
    ({ parentNo, hidden }) => parentNo !== undefined && (hidden !== undefined) === (kind === 'hidden'),
  );
  if (!found) throw new Error(`no department is ${kind}`);
  return found.no;
}
