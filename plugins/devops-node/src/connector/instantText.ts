import { parseInstant } from '@devops-domains/backstage-plugin-devops-common';
import { z } from 'zod';

/** An instant in a payload as the HTTP contract writes it too: ISO 8601 with an offset. @public */
export const instantText = z
  .string()
  .refine(text => parseInstant(text) !== null, {
    error: 'must be an instant in ISO 8601 with an offset',
  });
