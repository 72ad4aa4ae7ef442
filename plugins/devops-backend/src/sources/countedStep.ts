import {
  classifyEnvironment,
  Definitions,
  parseEnvironmentsAnnotation,
  PRODUCTION_ENVIRONMENTS_ANNOTATION,
  readDefinitionAnnotations,
  SourceTestStep,
  StoredRecord,
} from '@devops-domains/backstage-plugin-devops-common';

type Counted = Pick<SourceTestStep, 'code' | 'message' | 'params'>;

const DEPLOYMENTS = {
  other: (environment: string) => ({
    code: 'not-production',
    message: `Not counted: the environment \`${environment}\` is not production. A finished deployment to production would raise the deployment frequency, and give the changes that it carries their lead time.`,
  }),
  unknown: (environment: string) => ({
    code: 'unknown-environment',
    message: `Not counted: nobody has said whether the environment \`${environment}\` is production.`,
  }),
  production: (environment: string) => ({
    code: 'production',
    message: `Counted until it is deleted: the environment \`${environment}\` is production here.`,
  }),
};

/** What the numbers make of a test record, and what they would of a real one. */
export function countedStep(
  record: StoredRecord,
  annotations: Readonly<Record<string, string>>,
  definitions: Definitions,
): Counted {
  switch (record.kind) {
    case 'deployment': {
      const { environment, environmentTier: tier, source } = record;
      const environmentClass = classifyEnvironment({
        name: environment,
        tier,
        source,
        entityEnvironments: parseEnvironmentsAnnotation(
          annotations[PRODUCTION_ENVIRONMENTS_ANNOTATION],
        ),
        definitions,
      });
      return {
        ...DEPLOYMENTS[environmentClass](environment),
        params: { environment },
      };
    }
    case 'incident': {
      const { attributionHours } = {
        ...definitions,
        ...readDefinitionAnnotations(annotations).chosen,
      };
      return {
        code: 'incident',
        message: `Counted until it is deleted: an incident bears on the time to restore. A release within ${attributionHours} hours before it, or the one that it names as its cause, would be a failed one.`,
        params: { attributionHours: String(attributionHours) },
      };
    }
    default:
      return {
        code: 'with-deployment',
        message:
          'Not counted by itself: it counts with the deployment that brings it to production.',
        params: {},
      };
  }
}
