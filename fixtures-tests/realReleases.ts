import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Release histories of public projects; see README.md beside them. */
const FOLDER = join(
  __dirname,
  '..',
  '..',
  'shared',
  'fixtures',
  'real-releases',
);

/** The projects, with the numbers of releases, prereleases and commits that the README states. */
export const PROJECTS = [
  { project: 'alertmanager', releases: 95, prereleases: 33, commits: 4260 },
  { project: 'argo-cd', releases: 589, prereleases: 133, commits: 14943 },
  {
    project: 'notification-controller',
    releases: 195,
    prereleases: 11,
    commits: 1690,
  },
];

/** One line of a file. */
export interface Release {
  repository: string;
  tag: string;
  revision: string;
  releasedAt: string;
  prerelease: boolean;
  commits: { sha: string; committedAt: string; authoredAt: string }[];
}

/** @throws Error when the data is missing: a suite without its data must not pass. */
export function releasesFile(project: string): string {
  const file = join(FOLDER, `${project}.ndjson`);
  if (!existsSync(file)) {
    throw new Error(`This suite needs ${file}`);
  }
  return file;
}

export function readReleases(project: string): Release[] {
  return readNdjson<Release>(readFileSync(releasesFile(project), 'utf8'));
}

export function readNdjson<T>(text: string): T[] {
  return text
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line));
}
