import { isHttpUrl } from '@devops-domains/backstage-plugin-devops-common';
import { CdEvent } from './eventSchema';
import { Package } from './packageUrl';

/** On a Component or Resource: the id that its events have for the service. */
export const SERVICE_ANNOTATION = 'cdevents.dev/service-id';

/** How the entity is found; nothing where the event tells no way. */
export interface Way {
  entityRef?: string;
  selector?: Record<string, string>;
  repository?: string;
}

/**
 * The entity that the sender names, else that of the repository, else that of
 * the service's id.
 */
export function wayToEntity(
  { custom, content }: CdEvent,
  hints: { package?: Package; service?: string },
): Way {
  const repository = [
    custom.repositoryUrl,
    hints.package?.repository,
    repositoryOf(content.repository),
  ].find(url => url && isHttpUrl(url));
  if (custom.entityRef || repository) {
    return {
      ...(custom.entityRef && { entityRef: custom.entityRef }),
      ...(repository && { repository }),
    };
  }
  return hints.service
    ? { selector: { [SERVICE_ANNOTATION]: hints.service } }
    : {};
}

/** At the end; looked for from the first of several, in time that grows with the text. */
const SLASHES = /(?<!\/)\/+$/;

/** Senders write the address as the id, or as a path behind the source. */
function repositoryOf(
  reference: CdEvent['content']['repository'],
): string | undefined {
  if (!reference) return undefined;
  const { id, source } = reference;
  return isHttpUrl(id) || !source
    ? id
    : `${source.replace(SLASHES, '')}/${id.replace(/^\/+/, '')}`;
}

/** Whether a record with this way can ever be matched. */
export function leadsNowhere(way: Way): boolean {
  return Object.keys(way).length === 0;
}

/** Why an event without a way is passed over. */
export const NO_WAY =
  'names no entity: add customData.entityRef or customData.repositoryUrl';
