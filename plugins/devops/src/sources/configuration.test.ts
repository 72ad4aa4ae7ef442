import { parse } from 'yaml';
import { annotationLine, secretLines } from './configuration';

it('names the secret of a webhook as the configuration has it', () => {
  expect(parse(secretLines('azure-devops'))).toEqual({
    devops: {
      sources: {
        'azure-devops': {
          webhook: { secret: `\${AZURE_DEVOPS_WEBHOOK_SECRET}` },
        },
      },
    },
  });
});

it.each([
  ['github.com/project-slug', 'ORGANISATION/REPOSITORY'],
  [
    'aws.amazon.com/amazon-ecs-service-arn',
    'arn:aws:ecs:REGION:ACCOUNT:service/CLUSTER/SERVICE',
  ],
  ['acme.example/service', 'VALUE'],
])('writes the annotation %s as YAML', (annotation, value) => {
  const line = annotationLine(annotation);
  expect(line.split('\n')).toHaveLength(1);
  expect(parse(line)).toEqual({ [annotation]: value });
});
