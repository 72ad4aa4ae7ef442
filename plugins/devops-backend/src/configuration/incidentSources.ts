import { DevopsConfiguration } from './readConfiguration';

/** Answers about the sources that are configured to deliver the incidents of entities. */
export function incidentSources(
  entities: DevopsConfiguration['incidentEntities'],
) {
  return {
    /** Names of the sources that deliver incidents of some of the services. */
    sourcesOf: (services: string[]): string[] =>
      [...entities]
        .filter(([, refs]) => services.some(ref => refs.has(ref)))
        .map(([source]) => source),
    /** Those of the services whose incidents some source delivers; one that fails may have missed some. */
    reported: (
      services: string[],
      isFailing: (source: string, entityRef: string) => boolean,
    ): ReadonlySet<string> =>
      new Set(
        services.filter(ref =>
          [...entities].some(
            ([source, refs]) => refs.has(ref) && !isFailing(source, ref),
          ),
        ),
      ),
  };
}
