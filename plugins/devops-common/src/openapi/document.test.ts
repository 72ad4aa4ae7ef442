import SwaggerParser from '@apidevtools/swagger-parser';
import { z } from 'zod';
import { createOpenApiDocument } from './document';
import { ENDPOINTS } from './endpoints';
import { metricsQuerySchema } from './parameters';

interface Operation {
  operationId: string;
  parameters?: {
    name: string;
    in: string;
    required: boolean;
    schema: Record<string, unknown>;
  }[];
  responses: Record<string, unknown>;
}

const document = createOpenApiDocument() as unknown as {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, unknown> };
};

const operations = Object.values(document.paths).flatMap(path =>
  Object.values(path),
);

function references(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) =>
    key === '$ref' ? [String(part)] : references(part),
  );
}

describe('the OpenAPI document', () => {
  it('is valid OpenAPI 3.0, and plain JSON', async () => {
    expect(document.openapi).toMatch(/^3\.0\.\d$/);
    const json = JSON.parse(JSON.stringify(document));
    expect(json).toEqual(document);
    await expect(SwaggerParser.validate(json)).resolves.toBeDefined();
  });

  it('has each endpoint once, under its own id', () => {
    expect(operations.map(one => one.operationId).sort()).toEqual(
      Object.keys(ENDPOINTS).sort(),
    );
  });

  it('refers only to schemas that it holds', () => {
    const found = new Set(references(document));
    expect(found.size).toBeGreaterThan(5);
    for (const reference of found) {
      const name = reference.replace('#/components/schemas/', '');
      expect(Object.keys(document.components.schemas)).toContain(name);
    }
  });

  it('describes every parameter of a path, and marks it required', () => {
    for (const [path, methods] of Object.entries(document.paths)) {
      const names = [...path.matchAll(/\{(\w+)\}/g)].map(match => match[1]);
      for (const { parameters = [] } of Object.values(methods)) {
        const inPath = parameters.filter(one => one.in === 'path');
        expect(inPath.map(one => one.name)).toEqual(names);
        expect(inPath.every(one => one.required)).toBe(true);
      }
    }
  });

  it('says what may be left out and what holds then', () => {
    const { parameters = [] } = document.paths['/v1/metrics'].get;
    const named = (name: string) => parameters.find(one => one.name === name);
    expect(parameters.filter(one => one.required)).toEqual([]);
    const { parameters: ofTimeline = [] } =
      document.paths['/v1/deployments'].get;
    expect(ofTimeline.filter(one => one.required).map(one => one.name)).toEqual(
      ['entityRef'],
    );
    expect(named('bucket')?.schema).toEqual({
      default: 'week',
      enum: ['day', 'week', 'month', 'quarter'],
      type: 'string',
    });
    expect(named('benchmarkYear')?.schema).toEqual({
      enum: [2019, 2021, 2022, 2023, 2024, 2025],
      type: 'number',
    });
    expect(named('from')?.schema).toEqual({
      type: 'string',
      format: 'date-time',
    });
  });

  it('lists null among the values of what may be null', () => {
    const { EvidenceAnswer } = document.components.schemas;
    expect(EvidenceAnswer).toHaveProperty('properties.side', {
      nullable: true,
      type: 'string',
      enum: ['numerator', 'denominator', null],
    });
  });

  it('knows the errors that every endpoint may answer with', () => {
    for (const { responses } of operations) {
      const statuses = Object.keys(responses);
      expect(statuses).toEqual(
        expect.arrayContaining(['400', '401', '403', 'default']),
      );
      expect(statuses.filter(status => /^2/.test(status))).toHaveLength(1);
    }
  });
});

describe('parameters of a window', () => {
  const valid = { entityRef: ['component:default/checkout'] };

  it('fill in what is left out', () => {
    expect(metricsQuerySchema.parse(valid)).toEqual({
      ...valid,
      bucket: 'week',
      timeZone: 'UTC',
    });
  });

  it.each([
    ['an instant without offset', { from: '2026-11-01T00:00:00' }, 'from'],
    ['a date', { to: '2026-11-01' }, 'to'],
    ['a day that does not exist', { to: '2026-02-30T00:00:00Z' }, 'to'],
    ['an unknown time zone', { timeZone: 'Asia/Soul' }, 'timeZone'],
    ['an unknown bucket', { bucket: 'year' }, 'bucket'],
    ['a year without a benchmark', { benchmarkYear: '2020' }, 'benchmarkYear'],
    ['a ref without kind', { entityRef: ['checkout'] }, 'entityRef'],
    ['a ref with a NUL', { entityRef: ['component:default/a\0'] }, 'entityRef'],
    [
      'a ref with half a character',
      { entityRef: ['component:default/\ud800'] },
      'entityRef',
    ],
    [
      'a ref without end',
      { entityRef: [`component:default/${'a'.repeat(5000)}`] },
      'entityRef',
    ],
    ['no ref', { entityRef: [] }, 'entityRef'],
  ])('refuse %s and name it', (_, change, name) => {
    const result = metricsQuerySchema.safeParse({ ...valid, ...change });
    expect(result.error?.issues.map(issue => issue.path[0])).toEqual([name]);
  });

  it('refuse a parameter that does not exist, and all problems at once', () => {
    const result = metricsQuerySchema.safeParse({
      ...valid,
      form: '2026-11-01T00:00:00Z',
      bucket: 'year',
      timeZone: '',
    });
    const { error } = result as { error: z.ZodError };
    expect(error.issues.map(issue => issue.code).sort()).toEqual([
      'custom',
      'invalid_value',
      'unrecognized_keys',
    ]);
  });
});
