import { Claim } from './claimDeliveries';

/** Payloads that are in memory at once. */
const LOADED_BYTES = 8 * 1024 * 1024;

/** Claims that are loaded and written together. One whose processing broke off before goes alone: it may be what broke it. */
export function inParts(claims: readonly Claim[]): Claim[][] {
  const parts: Claim[][] = [];
  let open: Claim[] = [];
  let bytes = 0;
  for (const claim of claims) {
    if (claim.breakOffs > 0) {
      parts.push([claim]);
      continue;
    }
    if (open.length === 0 || bytes + claim.bytes > LOADED_BYTES) {
      open = [];
      bytes = 0;
      parts.push(open);
    }
    open.push(claim);
    bytes += claim.bytes;
  }
  return parts;
}
