import { expect, type Locator, type Page } from '@playwright/test';

/** The line of a letter, by its event's id. */
export function line(page: Page, eventId: string): Locator {
  return page.getByRole('row').filter({ hasText: eventId });
}

export async function fillSearch(page: Page, text: string): Promise<void> {
  const search = page.getByRole('searchbox', { name: 'Search in id, source and detail' });
  await search.fill(text);
  await search.press('Enter');
}

export async function clickLetter(page: Page, eventId: string): Promise<Locator> {
  await line(page, eventId)
    .getByRole('button', { name: /^Open letter/ })
    .click();
  const drawer = page.getByRole('dialog', { name: /^Letter/ });
  await expect(drawer).toBeVisible();
  return drawer;
}

/** In the dialog: try what is suggested, then send it, and wait for the end. */
export async function tryAndSend(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog', { name: /^Mend and send again/ });
  await dialog.getByRole('button', { name: 'Try', exact: true }).click();
  await expect(dialog.getByText('1 match: 1 can be sent')).toBeVisible();
  await dialog.getByRole('button', { name: 'Send 1 event', exact: true }).click();
  await expect(dialog.getByText('Finished: 1 of 1 sent')).toBeVisible();
  await dialog.getByRole('button', { name: 'Close' }).last().click();
}
