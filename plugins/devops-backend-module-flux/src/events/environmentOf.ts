import { FluxSettings } from '../configuration/fluxSettings';
import { FluxEvent, metadataOf } from './event';

/** What the metadata says, else the setting, else the namespace of the object. */
export function environmentOf(
  event: FluxEvent,
  { environmentKeys, environment }: FluxSettings,
): string {
  for (const key of environmentKeys) {
    const value = metadataOf(event, key);
    if (value) {
      return value;
    }
  }
  return environment ?? event.involvedObject.namespace;
}
