import { randomUUID } from 'node:crypto';
import { postAsGithub, succeededDeployment } from './github';
import { expect, open, Page, test } from './portal';

const sourceItem = (portal: Page, title: string) =>
  portal
    .getByRole('list', { name: 'Sources of this portal' })
    .locator('> li')
    .filter({ has: portal.getByRole('heading', { name: title, exact: true }) });

test('a source that is not set up says how it is connected', async ({
  portal,
  baseURL,
}) => {
  await open(portal, '/devops');
  await portal.getByRole('link', { name: 'Sources', exact: true }).click();
  const gitlab = sourceItem(portal, 'GitLab');
  await expect(gitlab.getByText('Secret missing')).toBeVisible();
  const unfold = gitlab.getByRole('button', { name: /How to connect/ });
  await unfold.focus();
  await portal.keyboard.press('Enter');
  await expect(
    gitlab.getByText(`${baseURL}/api/devops/v1/webhooks/gitlab`),
  ).toBeVisible();
  await expect(gitlab.getByText('GITLAB_WEBHOOK_SECRET')).toBeVisible();
});

test('a test event goes the whole way, by keyboard alone', async ({
  portal,
}) => {
  await open(portal, '/devops/sources');
  const button = sourceItem(portal, 'GitHub').getByRole('button', {
    name: 'Send a test event of GitHub',
  });
  await button.focus();
  await portal.keyboard.press('Enter');
  const dialog = portal.getByRole('dialog');
  await dialog.getByLabel(/^Component or resource/).focus();
  await portal.keyboard.type('argo');
  const option = portal.getByRole('option', {
    name: 'component:default/argo-cd',
    exact: true,
  });
  await expect(option).toBeVisible();
  while ((await option.getAttribute('data-focus')) === null) {
    await portal.keyboard.press('ArrowDown');
  }
  await portal.keyboard.press('Enter');
  await portal.keyboard.press('Enter');
  await expect(dialog.getByText('It came the whole way.')).toBeVisible();
  const steps = dialog
    .getByRole('list', { name: 'The way of the test event' })
    .getByRole('listitem');
  await expect(steps).toHaveText(
    [
      'Received',
      'Verified',
      'Kept',
      'Read',
      'Matched',
      'What counts',
      'Deleted',
    ].map(step => new RegExp(`^${step}: OK`)),
  );
  await expect(steps.nth(4)).toContainText('component:default/argo-cd');
  await dialog.getByRole('link', { name: /^Show delivery/ }).click();
  const delivery = portal.getByRole('dialog', { name: /^Delivery \d+/ });
  await expect(delivery.getByText('github', { exact: true })).toBeVisible();
});

test('an entity says what nobody delivers for it, and leads to where that is found', async ({
  portal,
  request,
}) => {
  await postAsGithub(
    request,
    succeededDeployment('argoproj/argo-cd', randomUUID()),
  );
  await open(portal, '/catalog/default/component/alertmanager/dora');
  const missing = portal.getByRole('region', {
    name: 'No source delivers deployments',
  });
  await expect(missing.getByText(/Deployment frequency/)).toBeVisible();
  // Its repository is named, and GitHub speaks to the portal, though not of it.
  await missing.getByRole('link', { name: 'Deliveries of GitHub' }).click();
  await expect(
    portal.getByRole('heading', { name: 'Delivery log' }),
  ).toBeVisible();
  await expect(portal.getByLabel('Source', { exact: true })).toHaveValue(
    'github',
  );
});

test('the sources and their deliveries fit on a phone', async ({ portal }) => {
  for (const part of ['sources', 'deliveries']) {
    // The sidebar hides on a phone, and with it who is signed in.
    await portal.setViewportSize({ width: 1440, height: 1000 });
    await open(portal, `/devops/${part}`);
    await portal.setViewportSize({ width: 400, height: 800 });
    const section = portal.locator(
      `section[aria-labelledby="devops-${part}-title"]`,
    );
    await expect(
      section
        .getByText('GitHub', { exact: true })
        .or(section.getByRole('table'))
        .first(),
    ).toBeVisible();
    const [content, room] = await section.evaluate(node => [
      node.scrollWidth,
      Math.min(node.clientWidth, window.innerWidth),
    ]);
    expect(content).toBeLessThanOrEqual(room);
  }
});
