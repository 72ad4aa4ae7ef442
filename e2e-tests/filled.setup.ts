import type { MetricsAnswer } from '@devops-domains/backstage-plugin-devops-common';
import { expect, readAsGuest, test as setup } from './portal';

// A new portal reads its catalog and its sources in the background, in its first half minute.
setup(
  'the portal has read its catalog and its sources',
  async ({ request }) => {
    setup.setTimeout(180_000);
    for (const name of ['checkout', 'orders', 'devops-domains']) {
      await expect(async () => {
        const answer = await readAsGuest<MetricsAnswer>(
          request,
          `/api/devops/v1/metrics?entityRef=component:default/${name}`,
        );
        expect(answer.stale).toBe(false);
        expect(answer.metrics[0].n).toBeGreaterThan(0);
      }).toPass({ timeout: 150_000, intervals: [1_000] });
    }
  },
);
