import {
  createOpenApiDocument,
  EndpointId,
  ENDPOINTS,
} from '@devops-domains/backstage-plugin-devops-common';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';

const document = createOpenApiDocument();

const ajv = new Ajv({ allErrors: true, strict: false });
addFormats(ajv);
ajv.addSchema(document, 'document');

/** What is wrong with an answer according to the OpenAPI document; empty when nothing is. */
export function findDeviations(
  id: EndpointId,
  answer: { status: number; body: unknown },
): string[] {
  const endpoint = ENDPOINTS[id];
  const name = answer.status < 400 ? endpoint.response.schema : 'Error';
  if (name === null) return [];
  const validate = ajv.getSchema(`document#/components/schemas/${name}`);
  if (!validate) return [`the document has no schema ${name}`];
  if (validate(answer.body)) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message }) => `${instancePath} ${message}`,
  );
}
