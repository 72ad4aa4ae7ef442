import { AuditorService } from '@backstage/backend-plugin-api';
import {
  formatInstant,
  Override,
} from '@devops-domains/backstage-plugin-devops-common';
import { ScopeResolver } from '../catalog/ScopeResolver';
import { Corrections } from '../overrides/Corrections';
import {
  FactsReader,
  OverrideReader,
  RecordWriter,
  StoredOverride,
} from '../store/contract';
import { audited } from './audited';
import { Handlers } from './handler';

/** Endpoints by which persons correct what sources sent. */
export function overrideRoutes(options: {
  scopes: ScopeResolver;
  store: FactsReader;
  overrides: OverrideReader;
  writer: RecordWriter;
  auditor: AuditorService;
}): Pick<Handlers, 'getOverrides' | 'correctRecords' | 'undoOverride'> {
  const { scopes, overrides, auditor } = options;
  const corrections = new Corrections(options);
  return {
    getOverrides: async ({ query, credentials }) => {
      const { entityRef, cursor: after, limit } = query;
      const { services } = await scopes.resolve({ entityRef }, credentials);
      const page = await overrides.readOverrides({ services, limit, after });
      return { ...page, items: page.items.flatMap(toOverride) };
    },

    correctRecords: async ({ body, credentials, request, now }) => {
      const { reason, ...what } = body;
      const meta = { actionType: 'correct', ...what };
      const event = { eventId: 'override', request, meta };
      return audited(auditor, event, async () => {
        const made = await corrections.make(body, credentials, now);
        const items = made.flatMap(toOverride);
        const ids = items.map(({ id }) => id);
        return { answer: { items, nextCursor: null }, meta: { ids } };
      });
    },

    undoOverride: async ({ path, credentials, request, now }) => {
      const meta = { actionType: 'undo', id: path.id };
      const event = { eventId: 'override', request, meta };
      return audited(auditor, event, async () => {
        const undone = await corrections.undo(path.id, credentials, now);
        const { target, action, relation, to, type } = undone.record;
        return {
          answer: { items: toOverride(undone), nextCursor: null },
          meta: { target, action, relation, to, type },
        };
      });
    },
  };
}

/** Empty for one whose target is stored no more. */
function toOverride({ record, service }: StoredOverride): Override[] {
  return service === null
    ? []
    : [
        {
          id: record.externalId,
          target: record.target,
          entityRef: service,
          action: record.action,
          relation: record.relation,
          to: record.to,
          type: record.type,
          reason: record.reason,
          decidedAt: formatInstant(record.decidedAt),
        },
      ];
}
