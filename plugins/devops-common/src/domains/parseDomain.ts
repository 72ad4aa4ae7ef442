import { Entity } from '@backstage/catalog-model';
import {
  annotationPath,
  KnownProblem,
  readAnnotationList,
} from './annotationList';
import { ANNOTATION_DOMAIN } from './annotations';
import {
  DEVOPS_DOMAINS,
  DOMAIN_IDS,
  DomainId,
  findDomain,
} from './devopsDomains';
import { findNearest } from './nearest';

/** What the domain annotation says. */
export interface ParsedDomain {
  present: boolean;
  domain: DomainId | null;
  problems: KnownProblem[];
}

/** The id of the domain that a misspelt id or a title is nearest to. */
export function nearestDomain(value: string): string | null {
  const name = value.replace(/^domain:(?:[^/]*\/)?/i, '');
  return findNearest(
    name,
    DEVOPS_DOMAINS.map(({ id, title }) => ({
      id,
      labels: [title.en, title.ko],
    })),
  );
}

/** Reads which domain a System is in; of several, the first valid one counts. */
export function parseDomain(entity: Entity): ParsedDomain {
  const { present, values, problems } = readAnnotationList(
    entity,
    ANNOTATION_DOMAIN,
  );
  const valid = values.flatMap(value => findDomain(value)?.id ?? []);
  const unknown = values.filter(value => !findDomain(value));
  const domain = valid[0] ?? null;

  const found = [...problems, ...unknown.map(unknownDomain)];
  if (valid.length > 1) {
    found.push(severalDomains(values, valid[0]));
  }
  return { present, domain, problems: found };
}

function unknownDomain(value: string): KnownProblem {
  const nearest = nearestDomain(value);
  return {
    path: annotationPath(ANNOTATION_DOMAIN),
    code: 'domain-unknown',
    message: `"${value}" is not a DevOps domain`,
    value,
    nearest,
    fix: nearest
      ? `Write "${nearest}"`
      : `Write one of ${DOMAIN_IDS.join(', ')}`,
  };
}

function severalDomains(values: string[], first: DomainId): KnownProblem {
  return {
    path: annotationPath(ANNOTATION_DOMAIN),
    code: 'domain-several',
    message: `A System is in one DevOps domain; only "${first}" counts`,
    value: values.join(', '),
    nearest: first,
    fix: `Keep "${first}", and describe the rest as a System of its own`,
  };
}
