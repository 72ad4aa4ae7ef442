import {
  Delivery,
  Reading,
} from '@devops-domains/backstage-plugin-devops-node';
import { GitlabSettings } from '../configuration/gitlabSettings';

/** Reads one kind of GitLab's events. */
export type HookReader = (
  delivery: Delivery,
  settings: GitlabSettings,
) => Reading;
