import { FluxEvent, metadataOf } from './event';

/** `Kustomization/<namespace>/<name>` or `HelmRelease/…`: Flux' events carry no labels to match by. */
export const OBJECT_ANNOTATION = 'devops-domains.io/flux-object';

/** What the metadata says, else the entity that names the object. */
export function entityOf(
  event: FluxEvent,
): { entityRef: string } | { selector: Record<string, string> } {
  const entityRef = metadataOf(event, 'entityRef');
  const { kind, namespace, name } = event.involvedObject;
  return entityRef
    ? { entityRef }
    : { selector: { [OBJECT_ANNOTATION]: `${kind}/${namespace}/${name}` } };
}
