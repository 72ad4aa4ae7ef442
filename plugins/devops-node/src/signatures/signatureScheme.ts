/** A webhook before anything is known about it. @public */
export interface SignedMessage {
  /** Names in lower case. */
  headers: Readonly<Record<string, string | undefined>>;
  /** The raw bytes, before any parser. */
  body: Uint8Array;
}

/**
 * What a check found: `absent` when the message carries no proof of this kind,
 * `expired` when it is older than the scheme allows.
 *
 * @public
 */
export type SignatureResult = 'valid' | 'invalid' | 'expired' | 'absent';

/** One way in which a webhook proves that its sender knows a secret. @public */
export interface SignatureScheme {
  /** For people, with the header: `HMAC-SHA256 in X-Hub-Signature-256`. */
  readonly title: string;
  /** Headers that carry the proof, in lower case; never kept or logged. */
  readonly headers: readonly string[];
  /** What is wrong with a secret that cannot prove anything; undefined for one that can. */
  findProblem?(secret: string): string | undefined;
  /** Compares in constant time. `now` is integer milliseconds. */
  verify(message: SignedMessage, secret: string, now: number): SignatureResult;
  /** The headers with which a sender that knows the secret proves itself. */
  sign(body: Uint8Array, secret: string, now: number): Record<string, string>;
}
