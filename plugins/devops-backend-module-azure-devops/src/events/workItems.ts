import {
  instantText,
  Reading,
} from '@devops-domains/backstage-plugin-devops-node';
import { z } from 'zod';
import { AzureDevopsSettings } from '../configuration/azureDevopsSettings';
import { PROJECT_ANNOTATION } from './annotations';
import { optionalInstant, optionalText, parseEvent } from './envelope';
import { selectorOf } from './repositories';

const COMMON = 'Microsoft.VSTS.Common';

const fieldsSchema = z.looseObject({
  'System.TeamProject': z.string(),
  'System.WorkItemType': z.string(),
  'System.State': z.string(),
  'System.CreatedDate': instantText,
  'System.ChangedDate': instantText,
  'System.Title': optionalText,
  'System.Tags': optionalText,
  [`${COMMON}.ResolvedDate`]: optionalInstant,
  [`${COMMON}.ClosedDate`]: optionalInstant,
  [`${COMMON}.StateChangeDate`]: optionalInstant,
});

const links = z
  .object({ html: z.object({ href: z.string() }).nullish() })
  .nullish();

/** Most events hold the work item itself. */
const itemSchema = z.object({
  id: z.int(),
  fields: fieldsSchema,
  _links: links,
});

/** An update holds what changed, and the work item as it is now. */
const updateSchema = z.object({
  workItemId: z.int(),
  fields: z
    .record(z.string(), z.object({ oldValue: z.unknown() }).nullish())
    .nullish(),
  revision: z.object({ fields: fieldsSchema, _links: links }),
});

type Fields = z.infer<typeof fieldsSchema>;

/** A work item that is an incident, by its type or a tag. */
export function readWorkItem(
  payload: unknown,
  eventType: string,
  settings: AzureDevopsSettings,
): Reading {
  const { item, before, scope, hostOrg, createdDate } =
    eventType === 'workitem.updated'
      ? parseUpdate(payload)
      : parseItem(payload);
  const { fields } = item;
  const isDeleted = eventType === 'workitem.deleted';
  const identity = {
    kind: 'incident' as const,
    externalId: `${scope}work-item/${item.id}`,
    // Deleting and restoring change no field.
    updatedAt: /deleted|restored/.test(eventType)
      ? createdDate
      : fields['System.ChangedDate'],
  };
  const type = fields['System.WorkItemType'];
  if (!isIncident(type, fields['System.Tags'] ?? '', settings)) {
    const wasIncident = isIncident(
      String(before['System.WorkItemType']?.oldValue ?? ''),
      String(before['System.Tags']?.oldValue ?? ''),
      settings,
    );
    return wasIncident
      ? { records: [{ ...identity, deleted: true }] }
      : {
          ignored: `a work item of type '${type.slice(0, 60)}' is no incident`,
        };
  }
  const url = item._links?.html?.href;
  return {
    records: [
      {
        ...identity,
        ...(settings.entityRefField && {
          entityRef: textOf(fields[settings.entityRefField]),
        }),
        ...selectorOf(
          { hostOrg },
          { [PROJECT_ANNOTATION]: fields['System.TeamProject'] },
        ),
        deleted: isDeleted,
        openedAt: fields['System.CreatedDate'],
        resolvedAt: endOf(fields, settings),
        severity: severityOf(fields),
        title: fields['System.Title'] ?? null,
        ...(url && { url }),
      },
    ],
  };
}

/** Null, which clears, where a field that was filled once is empty now. */
function textOf(value: unknown): string | null {
  return typeof value === 'string' && value ? value : null;
}

function parseItem(payload: unknown) {
  const { resource, ...event } = parseEvent(itemSchema, payload);
  return { ...event, item: resource, before: {} as Changes };
}

type Changes = Record<string, { oldValue?: unknown } | null | undefined>;

function parseUpdate(payload: unknown) {
  const { resource, ...event } = parseEvent(updateSchema, payload);
  const before: Changes = resource.fields ?? {};
  return {
    ...event,
    item: { id: resource.workItemId, ...resource.revision },
    before,
  };
}

function isIncident(
  type: string,
  tags: string,
  { incidentTypes, incidentTags }: AzureDevopsSettings,
): boolean {
  const holds = (names: readonly string[], name: string) =>
    names.some(one => one.toLowerCase() === name.trim().toLowerCase());
  return (
    holds(incidentTypes, type) ||
    tags.split(';').some(tag => holds(incidentTags, tag))
  );
}

/** When it came into a state in which it is over; null while it is in none. */
function endOf(fields: Fields, { doneStates }: AzureDevopsSettings) {
  const state = fields['System.State'].toLowerCase();
  if (!doneStates.some(one => one.toLowerCase() === state)) return null;
  return (
    fields[`${COMMON}.ResolvedDate`] ??
    fields[`${COMMON}.ClosedDate`] ??
    fields[`${COMMON}.StateChangeDate`] ??
    fields['System.ChangedDate']
  );
}

function severityOf(fields: Fields): string | null {
  const found = [
    fields[`${COMMON}.Severity`],
    fields[`${COMMON}.Priority`],
  ].find(value => typeof value === 'string' || typeof value === 'number');
  return found === undefined || found === '' ? null : String(found);
}
