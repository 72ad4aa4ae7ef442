import { Entity } from '@backstage/catalog-model';
import { rawAnnotations, readAnnotationList } from './annotationList';
import { ANNOTATION_DOMAIN } from './annotations';
import {
  DOMAIN_IDS,
  DomainId,
  findDomain,
  findDomainOfResponsibility,
} from './devopsDomains';
import { normalizeWords } from './nearest';
import { nearestDomain } from './parseDomain';
import { parseMapping } from './parseMapping';
import { RESPONSIBILITY_IDS, ResponsibilityId } from './responsibilities';
import { SuggestionReason } from './suggestionReason';
import { ANNOTATION_RULES, WORD_RULES } from './suggestionRules';

/** What an unmapped System could be mapped to; never applied by itself. @public */
export interface MappingSuggestion {
  domain: DomainId;
  responsibility: ResponsibilityId | null;
  /** All the reasons in one English text. */
  reason: string;
  /** The same for translation, the weightiest first. */
  reasons: SuggestionReason[];
}

interface Found {
  domain: DomainId;
  responsibility: ResponsibilityId | null;
  reason: SuggestionReason;
}

/** How much a reason says: what the author meant to write says most. */
const WEIGHT: Readonly<Record<SuggestionReason['code'], number>> = {
  typo: 16,
  responsibility: 8,
  name: 4,
  title: 3,
  tag: 2,
  type: 2,
  annotation: 1,
};

/**
 * What a System without a valid domain could be mapped to, the best founded
 * first. Empty for a mapped System and for anything but a System.
 *
 * @public
 */
export function suggestMappings(entity: Entity): MappingSuggestion[] {
  const mapping = parseMapping(entity);
  if (entity.kind?.toLocaleLowerCase('en-US') !== 'system' || mapping.domain) {
    return [];
  }
  return merge([
    ...fromNearlyNamedDomain(entity),
    ...mapping.responsibilities.flatMap(id =>
      foundFor(id, { code: 'responsibility', value: id }),
    ),
    ...fromWords(entity),
    ...fromAnnotations(entity),
  ]);
}

function foundFor(id: ResponsibilityId, reason: SuggestionReason): Found[] {
  const domain = findDomainOfResponsibility(id)?.id;
  return domain ? [{ domain, responsibility: id, reason }] : [];
}

function fromNearlyNamedDomain(entity: Entity): Found[] {
  return readAnnotationList(entity, ANNOTATION_DOMAIN).values.flatMap(value => {
    const domain = findDomain(nearestDomain(value) ?? '')?.id;
    return domain
      ? [{ domain, responsibility: null, reason: { code: 'typo', value } }]
      : [];
  });
}

function fromWords(entity: Entity): Found[] {
  const { name, title, tags } = entity.metadata;
  const type = entity.spec?.type;
  const places: [SuggestionReason['code'], unknown][] = [
    ['name', name],
    // A title that only writes the name again is no second reason.
    ['title', sameWords(name, title) ? undefined : title],
    ...(Array.isArray(tags) ? tags : []).map(
      (tag): [SuggestionReason['code'], unknown] => ['tag', tag],
    ),
    ['type', type],
  ];
  return places.flatMap(([code, text]) =>
    typeof text === 'string' ? wordsFound(code, text) : [],
  );
}

function sameWords(name: unknown, title: unknown): boolean {
  return (
    typeof name === 'string' &&
    typeof title === 'string' &&
    normalizeWords(name) === normalizeWords(title)
  );
}

function wordsFound(code: SuggestionReason['code'], text: string): Found[] {
  const words = `-${normalizeWords(text)}-`;
  return RESPONSIBILITY_IDS.flatMap(id => {
    // One word a place is enough: two names of one thing are not two reasons.
    const word = WORD_RULES[id].find(rule => words.includes(`-${rule}-`));
    return word ? foundFor(id, { code, value: word }) : [];
  });
}

function fromAnnotations(entity: Entity): Found[] {
  const present = rawAnnotations(entity);
  return Object.entries(ANNOTATION_RULES).flatMap(([name, id]) =>
    name in present ? foundFor(id, { code: 'annotation', value: name }) : [],
  );
}

/** One suggestion for each target, the best founded first. */
function merge(found: Found[]): MappingSuggestion[] {
  const byTarget = new Map<string, Found[]>();
  for (const item of found) {
    const key = `${item.domain}/${item.responsibility ?? ''}`;
    byTarget.set(key, [...(byTarget.get(key) ?? []), item]);
  }
  return [...byTarget.values()]
    .map(items => ({
      items: items.sort(
        (a, b) => WEIGHT[b.reason.code] - WEIGHT[a.reason.code],
      ),
      weight: items.reduce((sum, item) => sum + WEIGHT[item.reason.code], 0),
    }))
    .sort(
      (a, b) =>
        b.weight - a.weight ||
        DOMAIN_IDS.indexOf(a.items[0].domain) -
          DOMAIN_IDS.indexOf(b.items[0].domain),
    )
    .map(({ items }) => ({
      domain: items[0].domain,
      responsibility: items[0].responsibility,
      reason: items.map(item => inEnglish(item)).join('; '),
      reasons: items.map(item => item.reason),
    }));
}

function inEnglish({ domain, reason }: Found): string {
  const { code, value } = reason;
  switch (code) {
    case 'typo':
      return `"${value}" is nearly "${domain}"`;
    case 'responsibility':
      return `the responsibility "${value}" belongs to the domain`;
    case 'annotation':
      return `it carries the annotation ${value}`;
    default:
      return `its ${code} says "${value}"`;
  }
}
