import { randomUUID } from 'node:crypto';
import { postAsGithub, succeededDeployment } from './github';
import { expect, open, test } from './portal';

test('what GitHub posts stands in the delivery log with what became of it', async ({
  portal,
  request,
}) => {
  const id = randomUUID();
  const known = await postAsGithub(
    request,
    succeededDeployment('argoproj/argo-cd', id),
  );
  expect(known.status(), await known.text()).toBe(202);
  const { delivery } = await known.json();
  const unknown = await postAsGithub(
    request,
    succeededDeployment(`nobody/${id}`, randomUUID()),
  );
  expect(unknown.status()).toBe(202);
  const stray = (await unknown.json()).delivery;

  await open(portal, '/devops/deliveries');
  const log = portal.getByRole('table', { name: 'Delivery log' });
  const rowOf = (one: string) =>
    log.getByRole('row').filter({
      has: portal.getByRole('button', {
        name: new RegExp(`^Show delivery ${one},`),
      }),
    });
  await expect(async () => {
    await portal.getByRole('button', { name: 'Refresh' }).click();
    await expect(rowOf(delivery)).toContainText('Processed', {
      timeout: 2_000,
    });
    await expect(rowOf(stray)).toContainText('Unmatched', { timeout: 2_000 });
  }).toPass();

  await portal.getByLabel('State').selectOption('unmatched');
  await expect(rowOf(delivery)).toBeHidden();
  await expect(rowOf(stray)).toBeVisible();
});

test('a delivery is opened by its address and processed again by keyboard', async ({
  portal,
  request,
}) => {
  const id = randomUUID();
  const posted = await postAsGithub(
    request,
    succeededDeployment('argoproj/argo-cd', id),
  );
  const { delivery } = await posted.json();
  await open(portal, `/devops/deliveries?delivery=${delivery}`);
  const dialog = portal.getByRole('dialog', { name: `Delivery ${delivery}` });
  await expect(dialog.getByText(id).first()).toBeVisible();
  await dialog.getByRole('button', { name: 'Process again' }).focus();
  await portal.keyboard.press('Enter');
  await expect(dialog.getByText('Processed again: Processed')).toBeVisible();
  await expect(dialog.getByRole('link', { name: 'Argo CD' })).toBeVisible();
  await portal.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
});

test('a webhook with another secret is refused and leaves nothing', async ({
  request,
}) => {
  const payload = succeededDeployment('argoproj/argo-cd', randomUUID());
  const refused = await postAsGithub(request, payload, 'another secret');
  expect(refused.status()).toBe(401);
});
