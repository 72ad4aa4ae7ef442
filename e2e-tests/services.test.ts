import { expect, open, test } from './portal';

test('a System lists its services, and every column sorts by keyboard', async ({
  portal,
}) => {
  await open(portal, '/catalog/default/system/storefront/dora');
  const table = portal.getByRole('table', {
    name: 'The numbers of each service',
  });
  // Below the head and the row of all services.
  const names = table.locator('tbody tr:not(:first-child) th');
  await expect(names).toHaveCount(3);
  // By address, because titles come later than names.
  const links = () =>
    names
      .getByRole('link')
      .evaluateAll(all => all.map(link => link.getAttribute('href')));
  const ascending = await links();
  const byName = table.getByRole('button', { name: 'Service', exact: true });
  await byName.focus();
  await portal.keyboard.press('Enter');
  await expect(
    table.getByRole('columnheader', { name: 'Service', exact: true }),
  ).toHaveAttribute('aria-sort', 'descending');
  await expect.poll(links).toEqual([...ascending].reverse());
  await expect(byName).toBeFocused();

  // Its own tab, not its first page, so that the same number is looked at.
  await names.last().getByRole('link').focus();
  await portal.keyboard.press('Enter');
  await expect(portal).toHaveURL(
    /\/catalog\/default\/component\/[^/]+\/dora\?/,
  );
  await expect(
    portal.getByRole('heading', { name: 'Deployment frequency', exact: true }),
  ).toBeVisible();
  await expect(table).toBeHidden();
});
