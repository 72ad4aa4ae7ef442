import { setTimeout as sleep } from 'node:timers/promises';
import { Instant } from '@devops-domains/backstage-plugin-devops-common';
import pLimit from 'p-limit';
import { ApiError } from './ApiError';
import { RateLimit, refusedUntil, waitFor } from './rateLimit';
import { beginningOf, readJson } from './readBody';

/** What an API answered. @public */
export interface ApiAnswer {
  /** The JSON of the body; undefined when nothing changed. */
  body: unknown;
  headers: Headers;
  /** Whether it is still what the given `etag` stands for. */
  isUnchanged?: true;
}

/** What is the same for all APIs that one run reads. @public */
export interface ApiRunOptions {
  /** Ends what is under way. */
  signal: AbortSignal;
  /** Told until when the rate limit makes it wait, and null when it goes on. */
  onWait?(until: Instant | null): Promise<void>;
  /** Milliseconds before the first repetition, doubled for each more; default 1 second. */
  retryMs?: number;
}

/** @public */
export interface ApiClientOptions extends ApiRunOptions {
  /** Address of the API without a slash at the end; nothing outside of it is ever asked. */
  baseUrl: string;
  /** Headers of a request, among them the one with the secret. */
  headers(): Promise<Record<string, string>>;
  readRateLimit(headers: Headers): RateLimit;
  /** Milliseconds after which a request is given up; default 60 seconds. */
  timeoutMs?: number;
}

/** How many requests are under way at once with the same credentials. */
const AT_ONCE = 4;
/** How often a request that failed is repeated. */
const REPETITIONS = 4;
/** How often one request may be refused for the rate limit before it is given up. */
const REFUSALS = 10;
/** The shortest and the longest time to wait for a limit before looking again, in milliseconds. */
const SHORTEST_WAIT = 500;
const LONGEST_WAIT = 3_600_000;
/** How many redirections one request may follow, such as that of a renamed project. */
const REDIRECTIONS = 3;

/**
 * Reads an API patiently: few requests at once, what fails is tried again, and
 * rate limits are waited for, some of them left to others.
 *
 * @public
 */
export class ApiClient {
  readonly #options: ApiClientOptions;
  readonly #inTurn = pLimit(AT_ONCE);
  #limit: RateLimit = { limit: null, remaining: null, resetAt: null };
  #notBefore: Instant = 0;

  constructor(options: ApiClientOptions) {
    this.#options = options;
  }

  /**
   * @param path - below the base address, with its parameters
   * @param options.etag - of an earlier answer: asks only whether that has changed,
   * which costs nothing of GitHub's limit
   * @throws ApiError when there is no answer after all repetitions, or one that
   * refuses; the signal's reason when that was aborted
   */
  async get(path: string, options: { etag?: string } = {}): Promise<ApiAnswer> {
    return this.#inTurn(() => this.#get(path, options.etag));
  }

  async #get(path: string, etag?: string): Promise<ApiAnswer> {
    let failure: ApiError | null = null;
    for (let repetition = 0; repetition <= REPETITIONS; repetition++) {
      if (failure) {
        await this.#pause(repetition);
      }
      const answer = await this.#try(path, etag);
      if (!(answer instanceof ApiError)) {
        return answer;
      }
      failure = answer;
    }
    throw failure;
  }

  /** @returns an error where another attempt may help */
  async #try(path: string, etag?: string): Promise<ApiAnswer | ApiError> {
    const name = path.replace(/[?#].*$/, '');
    for (let refusals = 0; refusals < REFUSALS; refusals++) {
      await this.#waitForLimit();
      const response = await this.#request(path, name, etag);
      if (response instanceof ApiError) {
        return response;
      }
      const { status, headers } = response;
      this.#limit = this.#options.readRateLimit(headers);
      const text = response.ok ? '' : await beginningOf(response);
      const until = refusedUntil(response, text, this.#limit, Date.now());
      if (until !== null) {
        const earliest = Date.now() + SHORTEST_WAIT;
        this.#notBefore = Math.max(this.#notBefore, until, earliest);
      } else if (status === 304) {
        return { body: undefined, headers, isUnchanged: true };
      } else if (response.ok) {
        return this.#read(response, name);
      } else {
        const error = new ApiError(name, status, `answered ${status}`);
        if (status >= 500 || status === 408) {
          return error;
        }
        throw error;
      }
    }
    throw new ApiError(
      name,
      429,
      'is refused for the rate limit again and again',
    );
  }

  async #read(response: Response, name: string): Promise<ApiAnswer | ApiError> {
    const json = await readJson(response);
    this.#options.signal.throwIfAborted();
    return 'problem' in json
      ? new ApiError(name, null, json.problem)
      : { body: json.value, headers: response.headers };
  }

  async #request(
    path: string,
    name: string,
    etag?: string,
  ): Promise<Response | ApiError> {
    const { signal, timeoutMs = 60_000 } = this.#options;
    let url = this.#inside(path, name);
    for (let step = 0; step <= REDIRECTIONS; step++) {
      let response: Response;
      try {
        response = await fetch(url, {
          headers: {
            ...(await this.#options.headers()),
            ...(etag ? { 'if-none-match': etag } : {}),
          },
          redirect: 'manual',
          signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
        });
      } catch {
        signal.throwIfAborted();
        // What fetch says may hold the address with its parameters.
        return new ApiError(name, null, 'the connection failed');
      }
      const location = response.headers.get('location');
      if (response.status < 300 || response.status > 399 || !location) {
        return response;
      }
      await response.body?.cancel();
      url = this.#inside(new URL(location, url).href, name);
    }
    throw new ApiError(name, null, 'was redirected too often');
  }

  /** @throws ApiError when the address leads out of the API: nobody else may get the secret. */
  #inside(pathOrUrl: string, name: string): string {
    const base = `${this.#options.baseUrl}/`;
    const isUrl = /^[a-z][a-z0-9+.-]*:/i.test(pathOrUrl);
    const url = isUrl ? pathOrUrl : base + pathOrUrl.replace(/^\//, '');
    // Parsed first: `..` and `\` must not lead out either.
    const { href } = new URL(url);
    if (!href.startsWith(new URL(base).href)) {
      throw new ApiError(name, null, 'leads out of the API, so not followed');
    }
    return href;
  }

  async #waitForLimit(): Promise<void> {
    const started = this.#allowedAt();
    if (started <= Date.now()) {
      return;
    }
    await this.#options.onWait?.(started);
    for (let at = started; at > Date.now(); at = this.#allowedAt()) {
      await this.#sleep(Math.min(at - Date.now(), LONGEST_WAIT));
    }
    await this.#options.onWait?.(null);
  }

  /** From when on the next request may be sent. */
  #allowedAt(): Instant {
    return Math.max(this.#notBefore, waitFor(this.#limit, Date.now()) ?? 0);
  }

  async #pause(repetition: number): Promise<void> {
    const first = this.#options.retryMs ?? 1_000;
    await this.#sleep(first * 2 ** (repetition - 1) * (0.5 + Math.random()));
  }

  async #sleep(ms: number): Promise<void> {
    const { signal } = this.#options;
    // Node answers an abort with an error of its own; the reason is what matters.
    await sleep(ms, undefined, { signal }).catch(() => signal.throwIfAborted());
  }
}
