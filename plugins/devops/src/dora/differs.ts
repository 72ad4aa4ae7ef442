import { Distribution } from '@devops-domains/backstage-plugin-devops-common';

/** Whether there is more than one value to tell apart: that of a single service would only be said again. */
export const differs = (
  distribution: Distribution | null,
): distribution is Distribution =>
  distribution !== null && distribution.min < distribution.max;
