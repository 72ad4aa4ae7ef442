import {
  parseReference,
  RecordLink,
  RecordProblem,
  repositoryKey,
} from '@devops-domains/backstage-plugin-devops-common';
import { NewRecordRow, RecordRow } from '../store/recordRows';
import { WriterRule } from '../store/WriterRule';

/** A record between what is stored and what a writer would make of it. */
export interface JudgedChange {
  before: RecordRow | undefined;
  after: NewRecordRow;
  linksBefore: readonly RecordLink[];
  linksAfter: readonly RecordLink[];
}

/** What is known of the store and the catalog when changes are judged. */
export interface WriterKnowledge {
  /** Ids of the services that the writer may write for. */
  services: ReadonlySet<number>;
  /** Stored records that the changes may name, by `source/externalId`. */
  stored: ReadonlyMap<string, RecordRow>;
  /** Artifacts that somebody else deploys, or has said the origin of. */
  foreignArtifacts: ReadonlySet<string>;
}

/** A digest or commit hash: nobody can know it before what it names is there. */
const CONTENT_ADDRESS = /[0-9a-f]{40}/i;

/**
 * Which of the changes a writer may not make, and why. What it may touch is
 * decided by the record as it is stored and as it would be, so that nobody can
 * take a record over, give one away, delete one of another entity, or judge
 * somebody else's deployments by naming them.
 *
 * @returns problems by `source/externalId`
 */
export function judgeChanges(
  rule: WriterRule,
  changes: readonly JudgedChange[],
  known: WriterKnowledge,
): Map<string, RecordProblem> {
  const refused = new Map<string, RecordProblem>();
  for (const change of changes) {
    const problem = judgeRecord(rule, change, known);
    if (problem) refused.set(change.after.ref, problem);
  }
  const sent = new Set(changes.map(({ after }) => after.ref));
  const isOwn = (ref: string) => {
    if (sent.has(ref)) return !refused.has(ref);
    const row = known.stored.get(ref);
    return row !== undefined && belongs(rule, row, known);
  };
  // What a refused record names or is named by is looked at once more.
  for (let before = -1; before !== refused.size; ) {
    before = refused.size;
    for (const change of changes) {
      const { ref } = change.after;
      const problem = refused.has(ref) ? null : judgeLinks(change, isOwn);
      if (problem) refused.set(ref, problem);
    }
  }
  return refused;
}

function judgeRecord(
  rule: WriterRule,
  { before, after }: JudgedChange,
  known: WriterKnowledge,
): RecordProblem | null {
  if (rule.sources && !rule.sources.has(after.source)) {
    const message = `must be ${[...rule.sources].join(' or ')} for ${
      rule.subject
    }`;
    return { path: '$.source', message };
  }
  if (before && !belongs(rule, before, known)) {
    const message = `is the id of a record that ${rule.subject} may not change; begin your ids with your repository`;
    return { path: '$.externalId', message };
  }
  if (!belongs(rule, after, known)) return notItsOwn(rule, after);
  return rule.anyEntity ? null : judgeArtifact(after, known);
}

function judgeArtifact(
  { kind, artifact }: NewRecordRow,
  { foreignArtifacts }: WriterKnowledge,
): RecordProblem | null {
  if (kind !== 'artifact' || artifact === null) return null;
  if (!CONTENT_ADDRESS.test(artifact)) {
    const message =
      'must hold a digest (…@sha256:…) or a commit: any other name could be claimed before its owner uses it';
    return { path: '$.artifact', message };
  }
  return foreignArtifacts.has(artifact)
    ? { path: '$.artifact', message: 'is one that another service deploys' }
    : null;
}

/** Whether a record is, or while it waits can only become, one of the writer's entities. */
function belongs(
  rule: WriterRule,
  row: Omit<RecordRow, 'id'>,
  { services }: WriterKnowledge,
): boolean {
  if (rule.anyEntity) return true;
  if (row.service_id !== null) return services.has(row.service_id);
  if (row.entity_ref !== null) return rule.entities.has(row.entity_ref);
  const key = row.repository === null ? null : repositoryKey(row.repository);
  return row.selector === null && key !== null && rule.repositories.has(key);
}

function notItsOwn(rule: WriterRule, row: NewRecordRow): RecordProblem {
  const own = [...rule.repositories].join(', ') || 'none';
  const path = ['entity_ref', 'selector', 'repository'] as const;
  const way = path.find(name => row[name] !== null) ?? 'repository';
  const message = `leads to an entity that ${rule.subject} may not write for: it may write for those whose repository is ${own}, and those that devops.writers lists`;
  return { path: way === 'entity_ref' ? '$.entityRef' : `$.${way}`, message };
}

/** Links that were there before are somebody else's business; a revision is looked for in the record's own entity only. */
function judgeLinks(
  { linksBefore, linksAfter }: JudgedChange,
  isOwn: (ref: string) => boolean,
): RecordProblem | null {
  const before = new Set(linksBefore.map(keyOf));
  const foreign = linksAfter.find(link => {
    const reference = parseReference(link.target);
    return (
      !before.has(keyOf(link)) &&
      reference !== null &&
      reference.kind !== 'revision' &&
      !isOwn(`${reference.source}/${reference.externalId}`)
    );
  });
  return foreign
    ? {
        path: `$.${foreign.relation}`,
        message: `names ${foreign.target}, which is not there or belongs to an entity that this writer may not write for; send what it names before`,
      }
    : null;
}

function keyOf({ relation, target }: RecordLink): string {
  return `${relation} ${target}`;
}
