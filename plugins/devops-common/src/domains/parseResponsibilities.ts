import { Entity } from '@backstage/catalog-model';
import {
  annotationPath,
  KnownProblem,
  readAnnotationList,
} from './annotationList';
import { ANNOTATION_RESPONSIBILITIES } from './annotations';
import {
  DomainId,
  findDomain,
  findDomainOfResponsibility,
} from './devopsDomains';
import { Candidate, findNearest } from './nearest';
import {
  RESPONSIBILITIES,
  RESPONSIBILITY_IDS,
  ResponsibilityId,
} from './responsibilities';

/** What the responsibilities annotation says. */
export interface ParsedResponsibilities {
  present: boolean;
  /** Valid ones of the System's domain; of any domain when it is unknown. */
  responsibilities: ResponsibilityId[];
  problems: KnownProblem[];
}

/** Whether a text is the id of a responsibility. */
export function isResponsibilityId(value: string): value is ResponsibilityId {
  return RESPONSIBILITY_IDS.some(id => id === value);
}

/**
 * Reads what a System covers. A responsibility of another domain is a problem
 * and does not count: the System would cover a domain that it is not part of.
 */
export function parseResponsibilities(
  entity: Entity,
  domain: DomainId | null,
): ParsedResponsibilities {
  const list = readAnnotationList(entity, ANNOTATION_RESPONSIBILITIES);
  const responsibilities: ResponsibilityId[] = [];
  const problems = [...list.problems];
  const seen = new Set<string>();

  for (const value of list.values) {
    if (seen.has(value)) {
      problems.push(duplicate(value));
    } else if (!isResponsibilityId(value)) {
      problems.push(unknown(value, domain));
    } else if (domain && findDomainOfResponsibility(value)?.id !== domain) {
      problems.push(ofOtherDomain(value, domain));
    } else {
      responsibilities.push(value);
    }
    seen.add(value);
  }
  return { present: list.present, responsibilities, problems };
}

function candidates(ids: readonly ResponsibilityId[]): Candidate[] {
  return ids.map(id => {
    const { title } = RESPONSIBILITIES[id];
    return { id, labels: [title.en, title.ko] };
  });
}

function unknown(value: string, domain: DomainId | null): KnownProblem {
  const ownIds = (domain && findDomain(domain)?.responsibilities) || [];
  const nearest =
    findNearest(value, candidates(ownIds)) ??
    findNearest(value, candidates(RESPONSIBILITY_IDS));
  const choice = ownIds.length > 0 ? ownIds : RESPONSIBILITY_IDS;
  return {
    path: annotationPath(ANNOTATION_RESPONSIBILITIES),
    code: 'responsibility-unknown',
    message: `"${value}" is not a responsibility`,
    value,
    nearest,
    fix: nearest ? `Write "${nearest}"` : `Choose from ${choice.join(', ')}`,
  };
}

function ofOtherDomain(
  value: ResponsibilityId,
  domain: DomainId,
): KnownProblem {
  const home = findDomainOfResponsibility(value)?.id ?? null;
  const ownIds = findDomain(domain)?.responsibilities ?? [];
  return {
    path: annotationPath(ANNOTATION_RESPONSIBILITIES),
    code: 'responsibility-of-other-domain',
    message: `"${value}" belongs to the domain "${home}", not to "${domain}"`,
    value,
    nearest: null,
    fix: `Remove it, or describe that part as a System of the domain "${home}"; "${domain}" has ${ownIds.join(
      ', ',
    )}`,
  };
}

function duplicate(value: string): KnownProblem {
  return {
    path: annotationPath(ANNOTATION_RESPONSIBILITIES),
    code: 'responsibility-duplicate',
    message: `"${value}" is named more than once`,
    value,
    nearest: null,
    fix: 'Remove the repetition',
  };
}
