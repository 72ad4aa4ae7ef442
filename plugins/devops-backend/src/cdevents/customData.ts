import { z } from 'zod';
import { absentUnless } from './absentUnless';

const text = absentUnless(z.string().min(1));

/**
 * What a sender may add in `customData`, because the events themselves have no
 * place for it.
 */
const customDataSchema = z.object({
  /** The Component or Resource: `component:default/checkout`. */
  entityRef: text,
  /** The commit that was deployed, merged, or built. */
  commitSha: text,
  repositoryUrl: text,
  /** Of an incident. */
  severity: text,
  /** Joins the events of one deployment, whichever subjects they have. */
  deploymentId: text,
  /** `success`, `failure`, `error` or `cancel`: a service event has none of its own. */
  outcome: text,
  /** Where a pipeline run deploys to; one without it is no deployment. */
  environment: text,
  /** `deployment:source/id` or `revision:…`, of an incident. */
  causedBy: text,
  /** `incident:source/id` or `deployment:source/id`, of a deployment. */
  fixes: absentUnless(z.array(z.string())),
});

/** See {@link readCustomData}. */
export type CustomData = z.infer<typeof customDataSchema>;

/**
 * The keys that are ours, of an object or of the JSON behind base64; data in
 * other formats says nothing here.
 */
export function readCustomData(
  data: unknown,
  contentType?: string,
): CustomData {
  const isJson = /json/i.test(contentType ?? 'application/json');
  const value = typeof data === 'string' && isJson ? decode(data) : data;
  const { success, data: custom } = customDataSchema.safeParse(value);
  return isJson && success ? custom : {};
}

function decode(base64: string): unknown {
  try {
    return JSON.parse(Buffer.from(base64, 'base64').toString('utf8'));
  } catch {
    return null;
  }
}
