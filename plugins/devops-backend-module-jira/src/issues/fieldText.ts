import { memberOf } from './isIncident';
import { IssueFields } from './issueEvent';

/** The text of a field: of text itself, and of what is chosen from a list. Null where it is empty. */
export function fieldText(fields: IssueFields, field: string): string | null {
  const value: unknown = fields[field];
  const text = [value, memberOf(value, 'name'), memberOf(value, 'value')].find(
    one => typeof one === 'string',
  );
  return typeof text === 'string' && text.trim() !== '' ? text.trim() : null;
}
