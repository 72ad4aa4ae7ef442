import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { Config } from '@backstage/config';
import { resolve } from 'path';
import {
  DEFAULT_PRERELEASE_PATTERN,
  DEFAULT_TAG_PATTERN,
} from '../history/releaseTags';
import { invalid } from './invalid';
import { KnownHosts } from './knownHosts';
import { readRemoteUrl } from './remoteUrl';

/** What counts as a deployment: release tags, merges, or tags as soon as there is one. */
export type Mode = 'releases' | 'merges' | 'auto';

/** One entry of `devops.git.repositories`, checked. */
export interface RepositoryConfig {
  /** First part of the external ids of its deployments. */
  id: string;
  origin: { path: string } | { url: string; protocol: string };
  entityRef: string;
  environment: string;
  prereleaseEnvironment: string;
  mode: Mode;
  tagPattern: RegExp;
  prereleasePattern: RegExp;
  /** Null for the main branch, whatever its name. */
  branch: string | null;
  /** Address of the repository's page, for links; null when unknown. */
  webUrl: string | null;
}

interface Context {
  key: string;
  workingDirectory: string;
  hosts: KnownHosts;
}

/** @throws InputError naming the key that is wrong */
export function readRepository(
  config: Config,
  context: Context,
): RepositoryConfig {
  const { key } = context;
  const path = config.getOptionalString('path');
  const url = config.getOptionalString('url');
  if ((path === undefined) === (url === undefined)) {
    throw invalid(key, 'must have either `url` or `path`');
  }
  const remote =
    url === undefined ? null : readRemoteUrl(url, `${key}.url`, context.hosts);
  const entityRef = readEntityRef(config, key);
  const branch = config.getOptionalString('branch') ?? null;
  if (branch !== null && !isBranchName(branch)) {
    throw invalid(`${key}.branch`, `"${branch}" is no name of a branch`);
  }
  return {
    id: readId(config, key, remote?.id ?? entityRef.split('/')[1]),
    origin: remote
      ? { url: remote.url, protocol: remote.protocol }
      : { path: resolve(context.workingDirectory, path ?? '') },
    entityRef,
    environment: config.getOptionalString('environment') ?? 'production',
    prereleaseEnvironment:
      config.getOptionalString('prereleaseEnvironment') ?? 'staging',
    mode: readMode(config, key),
    tagPattern: readPattern(config, key, 'tagPattern') ?? DEFAULT_TAG_PATTERN,
    prereleasePattern:
      readPattern(config, key, 'prereleasePattern') ??
      DEFAULT_PRERELEASE_PATTERN,
    branch,
    webUrl: readWebUrl(config, key) ?? remote?.webUrl ?? null,
  };
}

/** Without `mode`, naming a branch or a pattern says what is meant. */
function readMode(config: Config, key: string): Mode {
  const mode = config.getOptionalString('mode');
  if (mode === undefined) {
    if (config.has('tagPattern')) {
      return 'releases';
    }
    return config.has('branch') ? 'merges' : 'auto';
  }
  if (mode !== 'releases' && mode !== 'merges' && mode !== 'auto') {
    throw invalid(`${key}.mode`, 'must be releases, merges or auto');
  }
  return mode;
}

function readId(config: Config, key: string, fallback: string): string {
  const id = config.getOptionalString('id') ?? fallback;
  if (id.length > 140 || !/^[A-Za-z0-9][A-Za-z0-9._/-]*$/.test(id)) {
    throw invalid(
      `${key}.id`,
      `"${id}" must start with a letter or digit, hold only letters, digits, ".", "_", "/" and "-", and be no longer than 140 characters; set \`id\``,
    );
  }
  return id;
}

function readEntityRef(config: Config, key: string): string {
  const text = config.getString('entityRef');
  try {
    const ref = stringifyEntityRef(
      parseEntityRef(text, {
        defaultKind: 'component',
        defaultNamespace: 'default',
      }),
    );
    if (/^(component|resource):/.test(ref)) {
      return ref;
    }
  } catch {
    // Told below, with the key.
  }
  throw invalid(
    `${key}.entityRef`,
    `"${text}" must name a Component or a Resource, such as component:default/checkout`,
  );
}

function readPattern(config: Config, key: string, name: string): RegExp | null {
  const text = config.getOptionalString(name);
  if (text === undefined) {
    return null;
  }
  try {
    return new RegExp(text);
  } catch (error) {
    throw invalid(`${key}.${name}`, `is no regular expression: ${error}`);
  }
}

function readWebUrl(config: Config, key: string): string | null {
  const text = config.getOptionalString('webUrl');
  if (text === undefined) {
    return null;
  }
  if (!URL.canParse(text) || new URL(text).protocol !== 'https:') {
    throw invalid(
      `${key}.webUrl`,
      'must be an address that starts with https://',
    );
  }
  return text.replace(/\/+$/, '');
}

/** The rules of git-check-ref-format, and no leading `-`. */
function isBranchName(name: string): boolean {
  return (
    name.length <= 200 &&
    !/[\s~^:?*[\\\p{Cc}]|\.\.|@\{|\/\/|\.lock(?:\/|$)/u.test(name) &&
    !/^[-/.]|[/.]$|\/\./.test(name)
  );
}
