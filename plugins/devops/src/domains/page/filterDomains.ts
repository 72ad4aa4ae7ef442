import {
  DEVOPS_DOMAINS,
  DomainsAnswer,
  DomainSystem,
  RESPONSIBILITIES,
  RESPONSIBILITY_IDS,
} from '@devops-domains/backstage-plugin-devops-common';
import { DomainOverview, isLacking, UnmappedSystem } from '../overview';

/** What the reader of the page wants to see. */
export interface DomainFilter {
  /** Empty for everything. */
  text: string;
  /** Entity ref of who owns a System or is responsible for an activity; empty for anyone. */
  owner: string;
  /** Only what lacks something. */
  onlyGaps: boolean;
}

/** Whether a filter lets everything through. */
export function isOpen({ text, owner, onlyGaps }: DomainFilter): boolean {
  return plain(text) === '' && owner === '' && !onlyGaps;
}

/** The part of the answer that a filter asks for. A domain is found by both of its titles, whatever the language. */
export function filterDomains(
  { domains, unmapped }: DomainsAnswer,
  filter: DomainFilter,
): DomainsAnswer {
  return {
    domains: domains.flatMap(domain => filterDomain(domain, filter)),
    unmapped: unmapped.filter(system => isUnmappedShown(system, filter)),
  };
}

/** Everyone who owns a System or is responsible for an activity. */
export function ownersOf({ domains, unmapped }: DomainsAnswer): string[] {
  const owners = [
    ...domains.flatMap(({ systems }) => systems.flatMap(peopleOf)),
    ...unmapped.map(({ owner }) => owner),
  ];
  return [...new Set(owners.flatMap(owner => owner ?? []))].sort();
}

function filterDomain(
  domain: DomainOverview,
  { text, owner, onlyGaps }: DomainFilter,
): DomainOverview[] {
  const isNamed = contains(domainTexts(domain.domain), text);
  const systems = domain.systems.filter(
    system =>
      (isNamed || contains(systemTexts(system), text)) &&
      (owner === '' || peopleOf(system).includes(owner)) &&
      (!onlyGaps || isLacking(system)),
  );
  const isItselfAsked =
    owner === '' &&
    (isNamed || contains(domain.uncovered.flatMap(responsibilityTexts), text));
  const isShown =
    systems.length > 0 ||
    (isItselfAsked && (!onlyGaps || domain.uncovered.length > 0));
  return isShown ? [{ ...domain, systems }] : [];
}

function isUnmappedShown(
  system: UnmappedSystem,
  { text, owner, onlyGaps }: DomainFilter,
): boolean {
  const texts = [
    system.title,
    system.entityRef,
    ...system.suggestions.flatMap(({ domain, responsibility }) => [
      ...domainTexts(domain),
      ...(responsibility ? responsibilityTexts(responsibility) : []),
    ]),
  ];
  const isHinted = system.problems.length + system.suggestions.length > 0;
  return (
    contains(texts, text) &&
    (owner === '' || system.owner === owner) &&
    (!onlyGaps || isHinted)
  );
}

function peopleOf(system: DomainSystem): string[] {
  return [
    ...(system.owner ? [system.owner] : []),
    ...system.activities.flatMap(({ owners }) => owners),
  ];
}

function domainTexts(id: string): string[] {
  const title = DEVOPS_DOMAINS.find(domain => domain.id === id)?.title;
  return title ? [id, title.en, title.ko] : [id];
}

function responsibilityTexts(id: string): string[] {
  const known = RESPONSIBILITY_IDS.find(other => other === id);
  const title = known && RESPONSIBILITIES[known].title;
  return title ? [id, title.en, title.ko] : [id];
}

function systemTexts(system: DomainSystem): string[] {
  return [
    system.title,
    system.entityRef,
    system.description ?? '',
    ...system.tags,
    ...system.responsibilities.flatMap(responsibilityTexts),
  ];
}

function contains(texts: readonly string[], wanted: string): boolean {
  const part = plain(wanted);
  return part === '' || texts.some(text => plain(text).includes(part));
}

/** As people type it: without case, and Korean composed, as some keyboards do not. */
function plain(text: string): string {
  return text.normalize('NFC').trim().toLocaleLowerCase('en-US');
}
