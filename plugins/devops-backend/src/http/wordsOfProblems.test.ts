import {
  Endpoint,
  ENDPOINTS,
} from '@devops-domains/backstage-plugin-devops-common';
import { inWords } from '@devops-domains/backstage-plugin-devops-node';
import { z } from 'zod';
import { problemsOf } from './problems';

/** How zod itself begins what it says of a value. */
const ZODS_OWN = /^(Invalid|Too (small|big)|Unrecognized)/;

/** As a URL holds it: once, or several times. */
const TEXTS = ['', 'x', '0', '1.5', '1e300', 'x'.repeat(5_000)];
const PARAMETERS = [
  undefined,
  ...TEXTS,
  ...TEXTS.map(text => [text]),
  new Array(600).fill('x'),
];
const MEMBERS = [...PARAMETERS, null, 5, -1, true, {}, [5], [null]];

const schemasOf = ({ query, pathParameters, body }: Endpoint) => [
  { schema: query, values: PARAMETERS },
  { schema: pathParameters, values: PARAMETERS },
  { schema: body?.validated, values: MEMBERS },
];

function messagesOf(schema: z.ZodType, value: unknown): string[] {
  const { error } = schema.safeParse(value, { error: inWords });
  return error ? problemsOf(error).map(({ message }) => message) : [];
}

it.each(Object.entries<Endpoint>(ENDPOINTS))(
  'says what is wrong with a call of %s in words of its own',
  (_, endpoint) => {
    const messages = schemasOf(endpoint).flatMap(({ schema, values }) =>
      Object.keys(schema?.shape ?? {}).flatMap(name =>
        values.flatMap(value => messagesOf(schema!, { [name]: value })),
      ),
    );
    expect(messages.filter(message => ZODS_OWN.test(message))).toEqual([]);
  },
);

it.each([null, 5, 'text', []])(
  'says of the body %p that it is no object',
  body => {
    const { validated } = ENDPOINTS.queryMetrics.body;
    expect(messagesOf(validated, body)).toEqual(['must be an object']);
  },
);
