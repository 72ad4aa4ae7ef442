import { repositoryOf, SampleService } from './SampleService';

const MINUTE = 60_000;
const WEDNESDAY = 3;
const SATURDAY = 6;

/** A platform: new configuration every Wednesday, and incidents that no deployment caused. */
export const kafkaCluster: SampleService = {
  entityRef: 'resource:default/kafka-cluster',
  repository: repositoryOf('kafka-configuration'),
  begin: service => day => {
    if (day.weekday === WEDNESDAY) {
      service.configure(day.at(10.5), 14);
    }
    // Days after the last deployment, so that nothing is attributed to it.
    if (day.weekday === SATURDAY && service.random.chance(0.4)) {
      const openedAt = day.at(service.random.between(1, 23));
      const minutes = Math.round(service.random.around(55));
      const trouble = {
        openedAt,
        resolvedAt: openedAt + minutes * MINUTE,
        severity: 'major',
        title: service.random.pick([
          'A broker ran out of disk space',
          'Consumers lag behind by more than ten minutes',
          'A network link between two zones was lost',
        ]),
      } as const;
      const incident = service.incident(trouble);
      if (service.random.chance(0.4)) {
        service.incident(
          { ...trouble, openedAt: openedAt + 2 * MINUTE },
          incident,
        );
      }
    }
  },
};
