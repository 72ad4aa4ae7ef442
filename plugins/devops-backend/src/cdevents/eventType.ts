/** `dev.cdevents.service.deployed.0.2.0` in its parts. */
export interface EventType {
  subject: string;
  predicate: string;
  major: number;
}

const PATTERN =
  /^dev\.cdevents\.([a-z]+)\.([a-z]+)\.(\d+)\.\d+\.\d+(?:[-+].*)?$/;

/** Of another minor version or patch nothing is lost; null when the text is no CDEvent's type. */
export function parseEventType(type: string): EventType | null {
  const match = PATTERN.exec(type);
  return match
    ? { subject: match[1], predicate: match[2], major: Number(match[3]) }
    : null;
}

/** All types are versions 0.x so far; a greater one may mean something else by the same words. */
export const KNOWN_MAJOR = 0;
