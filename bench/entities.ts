import { Entity } from '@backstage/catalog-model';
import { MEMBERS, SERVICES, serviceRef } from './company';

/** The services that show what records outside the window cost, in two Systems. */
export const OUTSIDE_SERVICES = 10;
export const outsideRef = (system: 'few' | 'many', index: number) =>
  `component:default/outside-${system}-${index}`;

/** Everything that the catalog holds: Systems, Domains and Groups of 50, and one of each above them. */
export function generateEntities(): Entity[] {
  const parts = Array.from({ length: SERVICES / MEMBERS }, (_, i) => i);
  return [
    entity('Domain', 'company', {}),
    group('company', undefined),
    ...parts.flatMap(part => [
      entity('Domain', `domain-${part}`, { subdomainOf: 'company' }),
      entity('System', `system-${part}`, { domain: `domain-${part}` }),
      group(`team-${part}`, 'company'),
    ]),
    ...Array.from({ length: SERVICES }, (_, i) =>
      component(
        serviceRef(i),
        `system-${Math.floor(i / MEMBERS)}`,
        `team-${i % parts.length}`,
      ),
    ),
    ...(['few', 'many'] as const).flatMap(system => [
      entity('System', `outside-${system}`, {}),
      ...Array.from({ length: OUTSIDE_SERVICES }, (_, i) =>
        component(outsideRef(system, i), `outside-${system}`, undefined),
      ),
    ]),
  ];
}

function entity(kind: string, name: string, spec: Record<string, string>) {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: {
      name,
      namespace: 'default',
      annotations: {
        'backstage.io/managed-by-location': 'url:https://example.com/bench',
        'backstage.io/managed-by-origin-location':
          'url:https://example.com/bench',
      },
    },
    spec: { owner: 'group:default/nobody', ...spec },
  };
}

function group(name: string, parent: string | undefined): Entity {
  const { spec: _, ...rest } = entity('Group', name, {});
  return {
    ...rest,
    spec: { type: 'team', children: [], ...(parent ? { parent } : {}) },
  };
}

function component(ref: string, system: string, team: string | undefined) {
  const name = ref.slice(ref.indexOf('/') + 1);
  return entity('Component', name, {
    type: 'service',
    lifecycle: 'production',
    system,
    ...(team ? { owner: `group:default/${team}` } : {}),
  });
}
