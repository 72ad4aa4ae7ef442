import { Read } from './readValue';
import { jsonPath, RecordProblem } from './recordProblem';

/** Reads the members of one record one by one, so that no problem hides another. */
export class FieldReader {
  readonly problems: RecordProblem[] = [];
  readonly #input: Record<string, unknown>;

  constructor(input: Record<string, unknown>) {
    this.#input = input;
  }

  /** Undefined when the member is absent or wrong, null when it is null. */
  read<T>(key: string, read: Read<T>): T | null | undefined {
    const value = Object.hasOwn(this.#input, key)
      ? this.#input[key]
      : undefined;
    if (value === undefined || value === null) {
      return value;
    }
    const before = this.problems.length;
    const result = read(value, (message, path = []) => {
      this.problems.push({ path: jsonPath([key, ...path]), message });
      return undefined;
    });
    return this.problems.length === before ? result : undefined;
  }

  /** The same for what every record must have. */
  require<T>(key: string, read: Read<T>, fallback?: T): T | undefined {
    const before = this.problems.length;
    const value = this.read(key, read) ?? fallback;
    if (value === undefined && this.problems.length === before) {
      this.problems.push({ path: jsonPath([key]), message: 'is missing' });
    }
    return value;
  }
}
