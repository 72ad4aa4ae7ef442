import { z } from 'zod';
import { parsePayload } from './parsePayload';

const schema = z.object({
  issue: z.object({ labels: z.array(z.object({ name: z.string() })) }),
});

it('gives what the schema names and drops the rest', () => {
  const payload = { issue: { labels: [{ name: 'incident', id: 1 }], id: 2 } };
  expect(parsePayload(schema, payload, 'Jira')).toEqual({
    issue: { labels: [{ name: 'incident' }] },
  });
});

it('names the field that is wrong, and not its value', () => {
  const payload = { issue: { labels: [{ name: 7071 }] } };
  const parse = () => parsePayload(schema, payload, 'Jira');
  expect(parse).toThrow(
    /^Not a payload as Jira sends it: issue\.labels\[0\]\.name: must be text$/,
  );
  expect(parse).not.toThrow(/7071/);
});

it('says so when the payload itself is wrong', () => {
  expect(() => parsePayload(schema, null, 'Jira')).toThrow(
    /^Not a payload as Jira sends it: the payload: must be an object$/,
  );
});
