import {
  AuthenticationError,
  InputError,
  NotFoundError,
} from '@backstage/errors';
import {
  Instant,
  RefusalReason,
} from '@devops-domains/backstage-plugin-devops-common';
import {
  Connector,
  SignatureResult,
  SignedMessage,
} from '@devops-domains/backstage-plugin-devops-node';

/** How the webhooks of a source prove themselves. */
export interface WebhookSettings {
  /** Any of them holds: two while one is changed for another. */
  secrets: readonly string[];
  /** Whoever knows the address may send. */
  allowUnsigned: boolean;
}

/** A source that is not configured takes nothing. */
export const CLOSED: WebhookSettings = { secrets: [], allowUnsigned: false };

/** A sender did not prove itself. */
export class SenderRefused extends AuthenticationError {
  readonly reason: RefusalReason;

  constructor(reason: RefusalReason, message: string) {
    super(message);
    this.reason = reason;
  }
}

/**
 * Checks at start that each secret can prove something.
 *
 * @throws InputError naming the key of one that cannot, and nothing of the secret
 */
export function refuseWorthlessSecrets(
  connectors: ReadonlyMap<string, Connector>,
  webhooks: ReadonlyMap<string, WebhookSettings>,
): void {
  for (const [source, { secrets }] of webhooks) {
    const schemes = connectors.get(source)?.signatures ?? [];
    for (const secret of secrets) {
      const [problem] = schemes.flatMap(one => one.findProblem?.(secret) ?? []);
      if (problem) {
        throw new InputError(
          `devops.sources.${source}.webhook: a secret ${problem}`,
        );
      }
    }
  }
}

/**
 * Names what is wrong with webhooks that nobody can send: a name that no module
 * adds, which is mostly a typo, or a sender that needs no webhook.
 *
 * @returns a text for each, and nothing of the secret
 */
export function findUnknownWebhooks(
  connectors: ReadonlyMap<string, Connector>,
  webhooks: ReadonlyMap<string, WebhookSettings>,
): string[] {
  const known = [...connectors.values()]
    .filter(({ signatures }) => signatures.length > 0)
    .map(({ name }) => name)
    .sort();
  return [...webhooks.keys()]
    .filter(name => !known.includes(name))
    .map(
      name =>
        `devops.sources.${name}.webhook has no effect: no module adds a webhook '${name}'. ${
          known.length > 0
            ? `There are ${known.join(', ')}`
            : 'No module of a tool is installed'
        }; what has no module sends to /api/devops/v1/deployments with a token`,
    );
}

/**
 * Sends whoever took another door for this one there: no secret could be set that
 * opens it, so that nothing is wrong with the source.
 *
 * @throws NotFoundError
 */
export function refuseWithoutWebhook({ name, signatures }: Connector): void {
  if (signatures.length === 0) {
    throw new NotFoundError(
      `The source '${name}' has no webhook: CloudEvents are sent with a token of Backstage to POST /api/devops/v1/events`,
    );
  }
}

/**
 * Sends away whoever cannot prove to be a source before the body is read.
 *
 * @throws SenderRefused naming the key that is missing
 */
export function refuseUnconfigured(
  { name }: Connector,
  { secrets, allowUnsigned }: WebhookSettings,
): void {
  if (secrets.length === 0 && !allowUnsigned) {
    throw new SenderRefused(
      'unconfigured',
      `The source '${name}' takes no webhooks: devops.sources.${name}.webhook.secrets is not set`,
    );
  }
}

/**
 * Checks that a webhook comes from its source: any scheme with any secret.
 *
 * @throws SenderRefused saying what is missing, and nothing about the secret
 */
export function verifySender(
  connector: Connector,
  settings: WebhookSettings,
  message: SignedMessage,
  now: Instant,
): void {
  if (settings.allowUnsigned) return;
  const results = connector.signatures.flatMap(scheme =>
    settings.secrets.map(secret => scheme.verify(message, secret, now)),
  );
  if (!results.includes('valid')) {
    throw refusal(connector, new Set(results));
  }
}

function refusal(
  { signatures }: Connector,
  results: ReadonlySet<SignatureResult>,
): SenderRefused {
  if (results.has('expired')) {
    return new SenderRefused(
      'expired',
      'The signature is too old: send it again, and see that the clocks of both sides are right',
    );
  }
  const expected = signatures.map(({ title }) => title).join(', or ');
  return results.has('invalid')
    ? new SenderRefused(
        'mismatch',
        `The proof of the sender does not hold: ${expected}. Both sides must have the same secret`,
      )
    : new SenderRefused(
        'unproved',
        `Nothing proves the sender; expected is ${
          expected || 'another way in'
        }`,
      );
}
