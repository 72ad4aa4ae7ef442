import { LoggerService } from '@backstage/backend-plugin-api';
import { ForwardedError } from '@backstage/errors';
import {
  Instant,
  RefusalReason,
} from '@devops-domains/backstage-plugin-devops-common';
import { Knex } from 'knex';
import { setRefusal } from '../store/sourceState';

/** Anybody can have a delivery refused; that must not keep the database busy. */
const SILENCE_MS = 60_000;

/**
 * Notes that deliveries were refused, so that a wrong secret does not look as if
 * nothing were sent; of each source at most once a minute for each reason, and nothing
 * of what was sent. Each reason has its own minute: a scanner without a signature does
 * not silence a sender with a wrong secret, nor hides it, see {@link setRefusal}.
 */
export class Refusals {
  readonly #knex: Knex;
  readonly #logger: LoggerService;
  /** By source and reason: as many as modules add, times a handful. */
  readonly #notedAt = new Map<string, Instant>();

  constructor(options: { knex: Knex; logger: LoggerService }) {
    this.#knex = options.knex;
    this.#logger = options.logger;
  }

  /** Lets nobody wait: the sender is refused whatever the database does. */
  note(source: string, reason: RefusalReason, now: Instant): void {
    const key = JSON.stringify([source, reason]);
    const notedAt = this.#notedAt.get(key);
    if (notedAt !== undefined && now < notedAt + SILENCE_MS) return;
    this.#notedAt.set(key, now);
    setRefusal(this.#knex, source, { at: now, reason }).catch(error =>
      this.#logger.warn(
        `It could not be noted that a delivery of ${source} was refused`,
        new ForwardedError('Not noted', error),
      ),
    );
  }
}
