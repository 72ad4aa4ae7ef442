import { Random } from '../../bench/random';
import { TOKEN } from '../backend';

/** A request that may be anything. */
export interface FuzzRequest {
  door: string;
  /** Below the plugin's own. */
  path: string;
  /** Default: ours. */
  plugin?: string;
  method: 'POST' | 'DELETE' | 'GET';
  headers: Record<string, string>;
  body?: Buffer;
}

/** Makes a request out of chance; `id` is another one each time. */
export type Door = (random: Random, id: number) => FuzzRequest;

/** What lets a request in. */
export const AUTHORIZED = { authorization: `Bearer ${TOKEN}` };

/** One of a list, by chance. */
export const pick = <T>(random: Random, list: readonly T[]): T =>
  list[Math.floor(random() * list.length)];
