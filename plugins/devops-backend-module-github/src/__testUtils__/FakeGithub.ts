import { createHash } from 'node:crypto';
import { createServer, RequestListener, Server } from 'node:http';
import { AddressInfo } from 'node:net';

type Item = Record<string, unknown>;

/** A commit as the API gives it. */
export interface FakeCommit extends Item {
  sha: string;
  parents: { sha: string }[];
  commit: { author: { date: string }; committer: { date: string } };
}

/** What one repository holds, as the API would give it. */
export interface FakeRepository {
  id: number;
  slug: string;
  deployments: Item[];
  /** By id of the deployment, the latest first. */
  statuses: Record<number, Item[]>;
  pulls: Item[];
  /** By number of the pull request. */
  commitsOf: Record<number, FakeCommit[]>;
  reviewsOf: Record<number, Item[]>;
  /** Numbers of pull requests by commit. */
  pullsOf: Record<string, number[]>;
  issues: Item[];
  /** Every attempt of every run of a workflow. */
  runs: Item[];
  releases: Item[];
  /** Jobs of workflows by id. */
  jobs: Record<string, Item>;
  commits: FakeCommit[];
}

/** Answers one request in the API's stead; false lets the API answer. */
export type Fault = (
  ...args: [...Parameters<RequestListener>, count: number]
) => boolean;

/** A GitHub that speaks as much of its REST API as a backfill needs. */
export class FakeGithub {
  readonly repositories = new Map<string, FakeRepository>();
  readonly requests: string[] = [];
  /** Status of each answer that no fault gave. */
  readonly answers: number[] = [];
  fault: Fault = () => false;
  host = '';
  readonly #server: Server;

  constructor() {
    this.#server = createServer((request, response) => {
      const url = new URL(request.url ?? '', `http://${this.host}`);
      this.requests.push(request.url ?? '');
      if (this.fault(request, response, this.requests.length)) {
        return;
      }
      const isKnown = request.headers.authorization === 'Bearer ghp-secret';
      const answer = isKnown ? this.#answer(url) : null;
      const link = Array.isArray(answer) ? nextLink(url, answer) : null;
      const body = JSON.stringify(
        pageOf(url, answer) ?? { message: 'Not Found' },
      );
      const etag = `"${createHash('sha1').update(body).digest('hex')}"`;
      const isSame = request.headers['if-none-match'] === etag;
      const found = isSame ? 304 : 200;
      const status = answer === null ? 404 : found;
      this.answers.push(isKnown ? status : 401);
      response
        .writeHead(isKnown ? status : 401, {
          etag,
          'content-type': 'application/json',
          ...(link ? { link } : {}),
        })
        .end(isSame ? undefined : body);
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

  add(
    repository: Pick<FakeRepository, 'id' | 'slug'> & Partial<FakeRepository>,
  ): FakeRepository {
    const whole = {
      deployments: [],
      statuses: {},
      pulls: [],
      commitsOf: {},
      reviewsOf: {},
      pullsOf: {},
      issues: [],
      runs: [],
      releases: [],
      jobs: {},
      commits: [],
      ...repository,
    };
    this.repositories.set(repository.slug, whole);
    return whole;
  }

  urlOf({ slug }: Pick<FakeRepository, 'slug'>): string {
    return `http://${this.host}/${slug}`;
  }

  #answer(url: URL): unknown {
    const [, slug, path] =
      /^\/api\/v3\/repos\/([^/]+\/[^/]+)\/?(.*)$/.exec(url.pathname) ?? [];
    const repository = this.repositories.get(slug);
    if (!repository) {
      return null;
    }
    if (path === '') {
      return {
        id: repository.id,
        full_name: repository.slug,
        html_url: this.urlOf(repository),
        default_branch: 'main',
      };
    }
    return inRepository(repository, path, url.searchParams);
  }
}

const newestFirst = (items: Item[], key: string) =>
  [...items].sort(
    (a, b) => Date.parse(String(b[key])) - Date.parse(String(a[key])),
  );

function inRepository(
  repository: FakeRepository,
  path: string,
  query: URLSearchParams,
): unknown {
  const [first, second, third] = path.split('/');
  switch (first) {
    case 'actions':
      return second === 'jobs'
        ? repository.jobs[third] ?? null
        : runs(repository, third, path.split('/')[4], query);
    case 'releases':
      return repository.releases;
    case 'deployments':
      return third === 'statuses'
        ? repository.statuses[Number(second)] ?? []
        : newestFirst(repository.deployments, 'created_at');
    case 'pulls':
      if (third === 'commits')
        return repository.commitsOf[Number(second)] ?? [];
      if (third === 'reviews')
        return repository.reviewsOf[Number(second)] ?? [];
      return newestFirst(repository.pulls, 'updated_at');
    case 'issues':
      return newestFirst(
        repository.issues.filter(({ labels }) =>
          (labels as { name: string }[]).some(
            ({ name }) => name === query.get('labels'),
          ),
        ),
        'updated_at',
      );
    case 'compare':
      return compare(repository, decodeURIComponent(second), query);
    case 'commits':
      if (third === 'pulls') {
        const numbers = repository.pullsOf[second] ?? [];
        return repository.pulls.filter(({ number }) =>
          numbers.includes(Number(number)),
        );
      }
      return second
        ? repository.commits.find(({ sha }) => sha === second) ?? null
        : between(repository, query);
    default:
      return null;
  }
}

/** One attempt, or a list of the last attempts with their number. */
function runs(
  { runs: all }: FakeRepository,
  id: string | undefined,
  attempt: string,
  query: URLSearchParams,
): unknown {
  const isOne = (run: Item) =>
    String(run.id) === id && String(run.run_attempt) === attempt;
  if (id) {
    return all.find(isOne) ?? null;
  }
  const [, since, until] =
    /^(?:<=|(.+)\.\.)(.+)$/.exec(query.get('created') ?? '<=2100-01-01') ?? [];
  const found = newestFirst(all, 'created_at').filter(run => {
    const at = Date.parse(String(run.created_at));
    return (
      all.every(
        one =>
          one.id !== run.id ||
          Number(one.run_attempt) <= Number(run.run_attempt),
      ) &&
      at >= Date.parse(since ?? '1970-01-01') &&
      at <= Date.parse(until) &&
      (query.get('status') ?? run.conclusion) === run.conclusion
    );
  });
  const size = Number(query.get('per_page') ?? 30);
  const start = (Number(query.get('page') ?? 1) - 1) * size;
  return {
    total_count: found.length,
    workflow_runs: found.slice(start, start + size),
  };
}

function window({ searchParams: query }: URL) {
  const size = Number(query.get('per_page') ?? 30);
  const page = Number(query.get('page') ?? 1);
  return { page, start: (page - 1) * size, end: page * size };
}

function pageOf(url: URL, answer: unknown): unknown {
  const { start, end } = window(url);
  return Array.isArray(answer) ? answer.slice(start, end) : answer;
}

function nextLink(url: URL, items: unknown[]): string | null {
  const { page, end } = window(url);
  if (items.length <= end) {
    return null;
  }
  const next = new URL(url);
  next.searchParams.set('page', String(page + 1));
  return `<${next.href}>; rel="next", <${url.href}>; rel="first"`;
}

function reachable(
  { commits }: FakeRepository,
  from: string,
): FakeCommit[] | null {
  const bySha = new Map(commits.map(commit => [commit.sha, commit]));
  if (!bySha.has(from)) {
    return null;
  }
  const found = new Set<FakeCommit>();
  const open = [from];
  while (open.length > 0) {
    const commit = bySha.get(open.pop() ?? '');
    if (commit && !found.has(commit)) {
      found.add(commit);
      open.push(...commit.parents.map(({ sha }) => sha));
    }
  }
  return [...found].reverse();
}

function compare(
  repository: FakeRepository,
  spec: string,
  query: URLSearchParams,
) {
  const [base, head] = spec.split('...').map(sha => reachable(repository, sha));
  if (!base || !head || !head.some(commit => base.includes(commit))) {
    return null;
  }
  const ahead = head.filter(commit => !base.includes(commit));
  const behind = base.filter(commit => !head.includes(commit));
  const both = behind.length > 0 ? 'diverged' : 'ahead';
  const none = behind.length > 0 ? 'behind' : 'identical';
  const size = Number(query.get('per_page') ?? 250);
  const start = (Number(query.get('page') ?? 1) - 1) * size;
  return {
    status: ahead.length > 0 ? both : none,
    total_commits: ahead.length,
    commits: ahead.slice(start, start + size),
  };
}

function between(repository: FakeRepository, query: URLSearchParams) {
  const at = (name: string) => Date.parse(query.get(name) ?? '');
  return (
    reachable(repository, query.get('sha') ?? '')?.filter(({ commit }) => {
      const committed = Date.parse(commit.committer.date);
      return committed >= at('since') && committed <= at('until');
    }) ?? null
  );
}
