import {
  Entity,
  getCompoundEntityRef,
  parseEntityRef,
} from '@backstage/catalog-model';
import { ACTIVITY_IDS, ActivityId } from './activities';
import { KnownProblem, rawAnnotations } from './annotationList';
import { isHttpUrl } from './httpUrl';
import { findNearest } from './nearest';

/** Something to look at that shows an activity is done. */
export interface Evidence {
  title: string;
  /** http(s), or a path inside the portal. */
  url: string;
}

/** The evidence of a System by activity. */
export interface ParsedEvidence {
  evidence: Record<ActivityId, Evidence[]>;
  problems: KnownProblem[];
}

/** Reads the links of a System whose type is an activity, and its TechDocs. */
export function parseEvidence(entity: Entity): ParsedEvidence {
  const evidence: Record<ActivityId, Evidence[]> = {
    provisioning: [],
    configuration: [],
    operation: [],
    usage: [],
    education: [],
    documentation: techDocs(entity),
  };
  const problems: KnownProblem[] = [];

  const links: unknown = entity.metadata.links;
  for (const [index, link] of (Array.isArray(links) ? links : []).entries()) {
    const { type, url, title } = readLink(link);
    const activity = ACTIVITY_IDS.find(id => id === type);
    if (!activity) {
      problems.push(...nearlyAnActivity(type, index));
    } else if (!isHttpUrl(url)) {
      problems.push(notHttp(url, activity, index));
    } else if (!evidence[activity].some(known => known.url === url)) {
      evidence[activity].push({ title: title || url, url });
    }
  }
  return { evidence, problems };
}

function readLink(link: unknown): { type: string; url: string; title: string } {
  const fields = new Map<string, unknown>(Object.entries(link ?? {}));
  const text = (name: string) => {
    const value = fields.get(name);
    return typeof value === 'string' ? value.trim() : '';
  };
  return { type: text('type'), url: text('url'), title: text('title') };
}

/** TechDocs of the System itself, or of the entity whose docs it shares. */
function techDocs(entity: Entity): Evidence[] {
  const annotations = rawAnnotations(entity);
  const shared = annotations['backstage.io/techdocs-entity'];
  const own = annotations['backstage.io/techdocs-ref'];
  let ref = null;
  if (typeof shared === 'string' && shared.trim() !== '') {
    ref = refOrNull(shared.trim());
  } else if (typeof own === 'string' && own.trim() !== '') {
    ref = getCompoundEntityRef(entity);
  }
  if (!ref) {
    return [];
  }
  const path = [ref.namespace, ref.kind, ref.name]
    .map(part => encodeURIComponent(part.toLocaleLowerCase('en-US')))
    .join('/');
  return [{ title: 'TechDocs', url: `/docs/${path}` }];
}

function refOrNull(text: string) {
  try {
    return parseEntityRef(text);
  } catch {
    return null;
  }
}

function notHttp(
  value: string,
  activity: ActivityId,
  index: number,
): KnownProblem {
  return {
    path: `metadata.links[${index}].url`,
    code: 'link-not-http',
    message: `"${value}" is not an http(s) URL, so it is no evidence of ${activity}`,
    value,
    nearest: null,
    fix: 'Write a complete URL that begins with https:// or http://',
  };
}

/**
 * Link types are free text and shared with other plugins, so only what is
 * almost certainly a slip is reported: one character, two in a long word.
 */
function nearlyAnActivity(type: string, index: number): KnownProblem[] {
  const nearest =
    type.length < 4
      ? null
      : findNearest(
          type,
          ACTIVITY_IDS.map(id => ({ id })),
          length => (length < 9 ? 1 : 2),
        );
  if (!nearest) {
    return [];
  }
  return [
    {
      path: `metadata.links[${index}].type`,
      code: 'link-type',
      message: `"${type}" is not an activity, but nearly "${nearest}"`,
      value: type,
      nearest,
      fix: `Write "${nearest}" if the link is its evidence`,
    },
  ];
}
