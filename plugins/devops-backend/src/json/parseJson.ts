import { ParseError, printParseErrorCode, visit } from 'jsonc-parser';

const decoder = new TextDecoder('utf-8', { fatal: true });

export type ParsedJson =
  | { ok: true; value: unknown }
  | { ok: false; message: string };

/**
 * Parses JSON of untrusted bytes; says where it is broken. The platform's own
 * parser is asked first, being far faster; its messages do not always name a
 * position, so a broken text is read again by one that does.
 */
export function parseJson(bytes: Uint8Array): ParsedJson {
  let text: string;
  try {
    text = decoder.decode(bytes);
  } catch {
    return { ok: false, message: 'is not valid UTF-8' };
  }
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return { ok: false, message: describeBreak(text) };
  }
}

function describeBreak(text: string): string {
  const first = findBreak(text);
  if (!first) return 'is not valid JSON';
  const before = text.slice(0, first.offset).split('\n');
  const line = before.length;
  const column = before[line - 1].length + 1;
  const reason = printParseErrorCode(first.error)
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLocaleLowerCase('en-US');
  return `is not valid JSON: ${reason} at position ${first.offset} (line ${line}, column ${column})`;
}

type Break = Pick<ParseError, 'error' | 'offset'>;

/** Ends the search: megabytes of garbage hold millions of errors. */
class Found extends Error {}

function findBreak(text: string): Break | undefined {
  let first: Break | undefined;
  try {
    visit(
      text,
      {
        onError: (error, offset) => {
          first = { error, offset };
          throw new Found();
        },
      },
      { disallowComments: true },
    );
  } catch (error) {
    // This parser calls itself for each level, so nesting can use up the stack;
    // the text is broken whether or not we can say where.
    if (!(error instanceof RangeError || error instanceof Found)) throw error;
  }
  return first;
}
