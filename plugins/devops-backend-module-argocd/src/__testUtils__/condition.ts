import { runInNewContext } from 'node:vm';

/** The part of Go's time.Time that our conditions use. */
class GoTime {
  constructor(private readonly ms: number) {}

  Before(other: GoTime) {
    return this.ms < other.ms;
  }

  Sub(other: GoTime) {
    return { Minutes: () => (this.ms - other.ms) / 60_000 };
  }
}

function parseTime(text: unknown): GoTime {
  // As Argo CD does: a condition that asks for the time of nothing fails.
  if (typeof text !== 'string') throw new Error(`${text} is no time`);
  return new GoTime(Date.parse(text));
}

/**
 * Whether the `when` of a trigger holds for an application, in the part of the
 * language of Argo CD's expressions that our conditions are written in.
 *
 * @param now - milliseconds since the epoch
 */
export function holds(when: string, app: object, now: number): boolean {
  const script = when
    .replace(/(\S+) in (\[[^\]]*\])/g, '$2.includes($1)')
    .replace(/\band\b/g, '&&')
    .replace(/\bor\b/g, '||');
  const time = { Parse: parseTime, Now: () => new GoTime(now) };
  // JSON, as Kubernetes keeps it, knows no undefined: what is missing is nil.
  return runInNewContext(script, { app, time, nil: undefined });
}
