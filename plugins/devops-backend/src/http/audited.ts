import {
  AuditorService,
  AuditorServiceCreateEventOptions,
} from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { JsonObject } from '@backstage/types';

/** Does something that the audit log keeps, whatever becomes of it. */
export async function audited<Answer>(
  auditor: AuditorService,
  options: AuditorServiceCreateEventOptions,
  action: () => Promise<{ answer: Answer; meta: JsonObject }>,
): Promise<Answer> {
  const event = await auditor.createEvent({
    severityLevel: 'medium',
    ...options,
  });
  try {
    const { answer, meta } = await action();
    await event.success({ meta });
    return answer;
  } catch (error) {
    await event.fail({ error: toError(error) });
    throw error;
  }
}
