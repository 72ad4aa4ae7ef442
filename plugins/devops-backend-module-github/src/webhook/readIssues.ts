import { parsePayload } from '@devops-domains/backstage-plugin-devops-node';
import { z } from 'zod';
import {
  incidentRecord,
  isIncidentLabel,
  issueSchema,
  noIncidentRecord,
} from '../records/incidents';
import { repositorySchema } from '../records/repository';
import { SOURCE_TITLE } from '../records/source';
import { EventReader } from './eventReader';

const issueEvent = z.object({
  action: z.string(),
  issue: issueSchema,
  label: z.object({ name: z.string() }).nullish(),
  repository: repositorySchema,
});

/** `issues`: those with a label that makes them incidents. */
export const readIssue: EventReader = (payload, settings) => {
  const { incidentLabels } = settings;
  const { action, issue, label, repository } = parsePayload(
    issueEvent,
    payload,
    SOURCE_TITLE,
  );
  const isIncident = (issue.labels ?? []).some(name =>
    isIncidentLabel(name, incidentLabels),
  );
  const isGone = action === 'deleted' || action === 'transferred';
  if (isIncident) {
    const record = isGone
      ? noIncidentRecord(repository, issue)
      : incidentRecord(repository, issue, settings);
    return { records: [record] };
  }
  const wasIncident =
    action === 'unlabeled' &&
    label &&
    isIncidentLabel(label.name, incidentLabels);
  return wasIncident
    ? { records: [noIncidentRecord(repository, issue)] }
    : {
        ignored: `the issue has none of the labels of incidents (${incidentLabels.join(
          ', ',
        )})`,
      };
};
