import {
  parseRecord,
  RECORD_LIMITS,
  SentDeployment,
} from '@devops-domains/backstage-plugin-devops-common';
import { SOURCE_NAME } from './source';

type Said = Pick<SentDeployment, 'artifact' | 'entityRef' | 'fixes' | 'type'>;

/**
 * What whoever makes a deployment says of it in its `payload`. That belongs to
 * other tools as well, which mean other things by the same names: what no record
 * may say is passed over, and does not lose the deployment.
 */
export function saidIn(payload: unknown): Said {
  const { artifact, entityRef, fixes, type } = membersOf(payload);
  return {
    ...accepted('artifact', artifact),
    ...accepted('entityRef', entityRef),
    ...accepted('type', type),
    ...accepted('fixes', referencesIn(fixes)),
  };
}

/** A member of a record, where a record may have this value; else nothing. */
export function accepted<K extends keyof Said>(
  key: K,
  value: unknown,
): Pick<Said, K> | undefined {
  const { ok } = parseRecord({
    kind: 'deployment',
    source: SOURCE_NAME,
    externalId: '-',
    [key]: value,
  });
  const isSaid = value !== undefined && value !== null;
  return ok && isSaid ? ({ [key]: value } as Pick<Said, K>) : undefined;
}

/** Of a list those that are references; undefined where that leaves none. */
function referencesIn(fixes: unknown): unknown[] | undefined {
  const all: unknown[] = Array.isArray(fixes) ? fixes : [];
  const references = all.filter(one => accepted('fixes', [one]));
  return references.length > 0
    ? references.slice(0, RECORD_LIMITS.fixes)
    : undefined;
}

/** Older clients send the payload as text. */
function membersOf(payload: unknown): Record<string, unknown> {
  let value = payload;
  if (typeof payload === 'string') {
    try {
      value = JSON.parse(payload);
    } catch {
      return {};
    }
  }
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
