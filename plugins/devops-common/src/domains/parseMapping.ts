import { Entity } from '@backstage/catalog-model';
import { ACTIVITY_IDS, ActivityId } from './activities';
import { annotationPath, KnownProblem, rawAnnotations } from './annotationList';
import { ANNOTATION_DOMAIN, MAPPING_ANNOTATIONS } from './annotations';
import { DomainId, findDomainOfResponsibility } from './devopsDomains';
import { MappingProblem } from './mapping';
import { ActivityCover } from './overview';
import { parseDomain } from './parseDomain';
import { parseEvidence } from './parseEvidence';
import { parseOwners } from './parseOwners';
import { parseResponsibilities } from './parseResponsibilities';
import { parseUsedBy } from './parseUsedBy';
import { ResponsibilityId } from './responsibilities';
import { parseSources } from './parseSources';
import { findStrayAnnotations } from './strayAnnotations';

/** How a System is mapped to a DevOps domain. @public */
export interface DevopsMapping {
  /** Null when none is named, or none that exists. */
  domain: DomainId | null;
  /** Of the domain; when the domain is null, all valid ones that are named. */
  responsibilities: ResponsibilityId[];
  /** All six activities, in their order. */
  activities: (ActivityCover & { activity: ActivityId })[];
  /** Activities that nobody is named for and nothing shows; documentation whenever there is none. */
  gaps: ActivityId[];
  /** Annotations by which Components show that they use the System. */
  usedByAnnotations: string[];
  /** Sources whose records the System delivers. */
  sources: string[];
  /** What is wrong in the YAML; the valid rest stands above. */
  problems: MappingProblem[];
}

/**
 * Reads the mapping of an entity. Never throws and never guesses: what is wrong
 * becomes a problem, and everything else counts. Anything but a System has no
 * mapping, and a problem if it tries.
 *
 * @public
 */
export function parseMapping(entity: Entity): DevopsMapping {
  const strays = findStrayAnnotations(entity);
  if (entity.kind?.toLocaleLowerCase('en-US') !== 'system') {
    return {
      domain: null,
      responsibilities: [],
      activities: [],
      gaps: [],
      usedByAnnotations: [],
      sources: [],
      problems: [...mappedByMistake(entity), ...strays],
    };
  }

  const domain = parseDomain(entity);
  const covered = parseResponsibilities(entity, domain.domain);
  const owners = ACTIVITY_IDS.map(activity => parseOwners(entity, activity));
  const usedBy = parseUsedBy(entity);
  const sources = parseSources(entity);
  const evidence = parseEvidence(entity);
  const activities = ACTIVITY_IDS.map((activity, index) => ({
    activity,
    owners: owners[index].owners,
    evidence: evidence.evidence[activity],
  }));

  const mapped = [covered, ...owners, usedBy, sources].some(
    part => part.present,
  );
  const misspeltDomain = strays.some(
    problem => problem.nearest === ANNOTATION_DOMAIN,
  );
  const missing =
    mapped && !domain.present && !misspeltDomain
      ? [missingDomain(covered.responsibilities)]
      : [];

  return {
    domain: domain.domain,
    responsibilities: covered.responsibilities,
    activities,
    gaps: activities.filter(isGap).map(({ activity }) => activity),
    usedByAnnotations: usedBy.annotations,
    sources: sources.sources,
    problems: [
      ...missing,
      ...domain.problems,
      ...covered.problems,
      ...owners.flatMap(part => part.problems),
      ...usedBy.problems,
      ...sources.problems,
      ...evidence.problems,
      ...strays,
    ],
  };
}

/** A name alone does not document anything, so documentation wants evidence. */
function isGap(cover: ActivityCover): boolean {
  const owned = cover.owners.length > 0 && cover.activity !== 'documentation';
  return !owned && cover.evidence.length === 0;
}

function missingDomain(responsibilities: ResponsibilityId[]): KnownProblem {
  const domains = new Set(
    responsibilities.flatMap(id => findDomainOfResponsibility(id)?.id ?? []),
  );
  const [nearest] = domains.size === 1 ? [...domains] : [null];
  return {
    path: annotationPath(ANNOTATION_DOMAIN),
    code: 'domain-missing',
    message: 'The System has a mapping, but no DevOps domain',
    value: '',
    nearest,
    fix: `Add ${ANNOTATION_DOMAIN}: ${nearest ?? '<domain>'}`,
  };
}

function mappedByMistake(entity: Entity): KnownProblem[] {
  const annotations = rawAnnotations(entity);
  return MAPPING_ANNOTATIONS.filter(name => name in annotations).map(name => ({
    path: annotationPath(name),
    code: 'kind-not-system',
    message: `${name} stands on a ${entity.kind}; only a System is mapped to a DevOps domain`,
    value: String(annotations[name]),
    nearest: null,
    fix: 'Move it to the System that this entity is part of',
  }));
}
