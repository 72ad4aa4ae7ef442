import { createServer, RequestListener, Server } from 'node:http';
import { AddressInfo } from 'node:net';

type Item = Record<string, unknown>;

/** What one project holds, as the API would give it. */
export interface FakeProject {
  id: number;
  path: string;
  deployments: Item[];
  environments: Item[];
  mergeRequests: Item[];
  issues: Item[];
  /** By iid of the merge request. */
  commitsOf: Record<number, Item[]>;
  notesOf: Record<number, Item[]>;
  /** Every commit, with `parent_ids`. */
  commits: Item[];
}

/**
 * Answers one request in the API's stead; false lets the API answer. The count is
 * how often this address was asked for.
 */
export type Fault = (
  ...args: [...Parameters<RequestListener>, count: number]
) => boolean;

/** A GitLab that speaks as much of its REST API as a backfill needs, as strictly as its documentation allows. */
export class FakeGitlab {
  readonly projects = new Map<string, FakeProject>();
  readonly requests: string[] = [];
  fault: Fault = () => false;
  host = '';
  readonly #server: Server;

  constructor() {
    this.#server = createServer((request, response) => {
      const url = new URL(request.url ?? '', 'http://fake');
      this.requests.push(request.url ?? '');
      const count = this.requests.filter(one => one === request.url).length;
      if (this.fault(request, response, count)) {
        return;
      }
      if (request.headers.authorization !== 'Bearer glpat-secret') {
        response.writeHead(401).end('{}');
        return;
      }
      const answer = this.#answer(url);
      response
        .writeHead(answer === null ? 404 : 200, {
          'content-type': 'application/json',
        })
        .end(JSON.stringify(answer ?? { message: '404 Not Found' }));
    });
  }

  async start(): Promise<void> {
    await new Promise<void>(done => {
      this.#server.listen(0, '127.0.0.1', done);
    });
    this.host = `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(done => this.#server.close(done));
  }

  /** Adds a project that can be asked for by id and by path. */
  add(project: Pick<FakeProject, 'id' | 'path'> & Partial<FakeProject>) {
    const whole = {
      deployments: [],
      environments: [],
      mergeRequests: [],
      issues: [],
      commitsOf: {},
      notesOf: {},
      commits: [],
      ...project,
    };
    this.projects.set(String(project.id), whole);
    this.projects.set(project.path, whole);
    return whole;
  }

  urlOf({ path }: Pick<FakeProject, 'path'>): string {
    return `http://${this.host}/${path}`;
  }

  #answer(url: URL): unknown {
    const match = /^\/api\/v4\/projects\/([^/]+)(?:\/(.+))?$/.exec(
      url.pathname,
    );
    const project = this.projects.get(decodeURIComponent(match?.[1] ?? ''));
    if (!match || !project) {
      return null;
    }
    return this.#inProject(project, match[2] ?? '', url.searchParams);
  }

  #inProject(project: FakeProject, path: string, query: URLSearchParams) {
    const part = /^merge_requests\/(\d+)\/(commits|notes)$/.exec(path);
    if (part) {
      const lists = part[2] === 'notes' ? project.notesOf : project.commitsOf;
      return lists[Number(part[1])] ?? [];
    }
    const commit = /^repository\/commits\/(\w+)$/.exec(path);
    if (commit) {
      return project.commits.find(({ id }) => id === commit[1]) ?? null;
    }
    switch (path) {
      case '':
        return {
          id: project.id,
          web_url: this.urlOf(project),
          path_with_namespace: project.path,
          default_branch: 'main',
        };
      case 'environments':
        return project.environments;
      case 'deployments':
        return updated(project.deployments, query, deployment => {
          const environment = deployment.environment as Item | null;
          return (
            accepts(query, 'environment', environment?.name) &&
            accepts(query, 'status', deployment.status)
          );
        });
      case 'merge_requests':
        return updated(
          project.mergeRequests,
          query,
          request => query.get('target_branch') === request.target_branch,
        );
      case 'issues':
        return updated(
          project.issues,
          query,
          issue =>
            accepts(query, 'issue_type', issue.issue_type) &&
            (!query.has('labels') ||
              (issue.labels as string[]).includes(query.get('labels')!)),
        );
      case 'repository/compare':
        return compare(project, query.get('from')!, query.get('to')!);
      case 'repository/commits':
        return between(project, query);
      default:
        return null;
    }
  }
}

function accepts(query: URLSearchParams, key: string, value: unknown) {
  return !query.has(key) || query.get(key) === value;
}

/** Both ends are left out, which no reader may rely on. */
function updated(
  items: readonly Item[],
  query: URLSearchParams,
  filter: (item: Item) => boolean,
): Item[] {
  if (query.get('order_by') !== 'updated_at') {
    throw new Error('GitLab wants order_by=updated_at with updated_before');
  }
  const at = (item: Item) => Date.parse(String(item.updated_at));
  const after = Date.parse(query.get('updated_after') ?? '1970-01-01');
  const before = Date.parse(query.get('updated_before') ?? '2100-01-01');
  const size = Number(query.get('per_page') ?? 20);
  const start = (Number(query.get('page') ?? 1) - 1) * size;
  return items
    .filter(item => filter(item) && at(item) > after && at(item) < before)
    .sort((a, b) => at(b) - at(a) || Number(b.id) - Number(a.id))
    .slice(start, start + size);
}

function reachable(project: FakeProject, from: string): Item[] | null {
  const byId = new Map(project.commits.map(commit => [commit.id, commit]));
  if (!byId.has(from)) {
    return null;
  }
  const found = new Set<Item>();
  const open: unknown[] = [from];
  while (open.length > 0) {
    const commit = byId.get(open.pop());
    if (commit && !found.has(commit)) {
      found.add(commit);
      open.push(...(commit.parent_ids as string[]));
    }
  }
  return [...found];
}

function compare(project: FakeProject, from: string, to: string) {
  const [old, recent] = [reachable(project, from), reachable(project, to)];
  return old && recent
    ? { commits: recent.filter(one => !old.includes(one)), diffs: [] }
    : null;
}

function between(project: FakeProject, query: URLSearchParams) {
  const at = (name: string) => Date.parse(query.get(name)!);
  return (
    reachable(project, query.get('ref_name')!)?.filter(commit => {
      const committed = Date.parse(String(commit.committed_date));
      return committed >= at('since') && committed <= at('until');
    }) ?? null
  );
}
