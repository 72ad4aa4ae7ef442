import {
  DEFAULT_DEFINITIONS,
  IncidentRecord,
} from '@devops-domains/backstage-plugin-devops-common';
import { countedStep } from './countedStep';

const incident: IncidentRecord = {
  kind: 'incident',
  id: 'pager/1',
  source: 'pager',
  externalId: '1',
  service: 'component:default/shop',
  repository: null,
  url: null,
  openedAt: 0,
  resolvedAt: null,
  severity: null,
  title: null,
  causedBy: null,
  duplicateOf: null,
};

it.each([
  [{}, '24'],
  [{ 'devops-domains.io/attribution-hours': '2' }, '2'],
  [{ 'devops-domains.io/attribution-hours': 'a day' }, '24'],
])(
  'names with %j the attribution window of the entity',
  (annotations, hours) => {
    const { params, message } = countedStep(
      incident,
      annotations,
      DEFAULT_DEFINITIONS,
    );
    expect(params).toEqual({ attributionHours: hours });
    expect(message).toContain(`within ${hours} hours`);
  },
);
