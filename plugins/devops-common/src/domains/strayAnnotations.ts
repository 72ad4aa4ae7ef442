import { Entity } from '@backstage/catalog-model';
import { annotationPath, KnownProblem, rawAnnotations } from './annotationList';
import { ANNOTATION_PREFIX, KNOWN_ANNOTATIONS } from './annotations';
import { editDistance } from './editDistance';
import { findNearest } from './nearest';

/** How many slips still make a prefix look like ours. */
const PREFIX_SLIPS = 2;

/** Annotations that are misspelt: the prefix, or the name behind it. */
export function findStrayAnnotations(entity: Entity): KnownProblem[] {
  return Object.keys(rawAnnotations(entity)).flatMap(key => {
    const slash = key.indexOf('/');
    if (slash < 0 || KNOWN_ANNOTATIONS.includes(key)) {
      return [];
    }
    const prefix = key.slice(0, slash);
    const nearest = nearestKnown(key.slice(slash + 1));
    if (prefix === ANNOTATION_PREFIX) {
      return [unknownName(key, nearest)];
    }
    // A foreign prefix that is near ours may still be somebody's own.
    return nearest && editDistance(prefix, ANNOTATION_PREFIX) <= PREFIX_SLIPS
      ? [misspeltPrefix(key, nearest)]
      : [];
  });
}

function nearestKnown(name: string): string | null {
  return findNearest(
    name,
    KNOWN_ANNOTATIONS.map(known => ({
      id: known,
      labels: [known.slice(ANNOTATION_PREFIX.length + 1)],
    })),
  );
}

function unknownName(key: string, nearest: string | null): KnownProblem {
  return {
    path: annotationPath(key),
    code: 'annotation-unknown',
    message: `${key} is not an annotation of DevOps Domains`,
    value: key,
    nearest,
    fix: nearest
      ? `Write "${nearest}"`
      : `Remove it, or use one of ${KNOWN_ANNOTATIONS.join(', ')}`,
  };
}

function misspeltPrefix(key: string, nearest: string): KnownProblem {
  return {
    path: annotationPath(key),
    code: 'annotation-prefix',
    message: `${key} does not begin with ${ANNOTATION_PREFIX}/`,
    value: key,
    nearest,
    fix: `Write "${nearest}"`,
  };
}
