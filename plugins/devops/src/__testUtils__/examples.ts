import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Entity } from '@backstage/catalog-model';
import {
  buildDomainOverview,
  DomainsAnswer,
} from '@devops-domains/backstage-plugin-devops-common';
import { parseAllDocuments } from 'yaml';

const FOLDER = resolve(__dirname, '../../../../examples');

/** The entities of a file of the example company. */
export function exampleEntities(file: string): Entity[] {
  return parseAllDocuments(readFileSync(resolve(FOLDER, file), 'utf8')).map(
    document => document.toJS() as Entity,
  );
}

/** One System of the example company, as the catalog keeps it. */
export function exampleSystem(file: string, name: string): Entity {
  const found = exampleEntities(file).find(
    ({ kind, metadata }) => kind === 'System' && metadata.name === name,
  );
  if (!found) {
    throw new Error(`No System ${name} in ${file}`);
  }
  return {
    ...found,
    metadata: { namespace: 'default', ...found.metadata },
  };
}

/** What the backend answers about the whole example company. */
export function exampleAnswer(): DomainsAnswer {
  return buildDomainOverview({
    entities: readdirSync(FOLDER)
      .filter(file => file.endsWith('.yaml'))
      .flatMap(exampleEntities),
    domainNamespace: 'devops',
    served: [
      {
        source: 'gitlab',
        entityRef: 'component:default/checkout',
        now: true,
        before: false,
      },
    ],
  });
}
