import { Reading } from '@devops-domains/backstage-plugin-devops-node';
import { GithubSettings } from '../configuration/githubSettings';

/**
 * Reads one kind of event.
 *
 * @throws InputError naming the field that is not what GitHub sends
 */
export type EventReader = (
  payload: unknown,
  settings: GithubSettings,
) => Reading;
