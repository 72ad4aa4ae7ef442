import { ArgoCdSettings } from '../configuration/argoCdSettings';
import { annotationOf } from './annotations';
import { ArgoCdNotification } from './notification';

/**
 * What the application says itself by annotation or label, else where it is
 * deployed to. A name that tells nothing is a finding later, never production.
 *
 * @returns null when nothing is known
 */
export function environmentOf(
  notification: ArgoCdNotification,
  settings: ArgoCdSettings,
): string | null {
  const { application, destination } = notification;
  const labels = settings.environmentLabels.map(
    name => application.labels?.[name],
  );
  const places = [destination?.namespace, clusterOf(destination)];
  const candidates = [
    annotationOf(notification, 'environment'),
    ...labels,
    ...(settings.environmentFrom === 'cluster' ? places.reverse() : places),
  ];
  return candidates.map(text => text?.trim()).find(Boolean) ?? null;
}

function clusterOf(destination: ArgoCdNotification['destination']) {
  return destination?.name || destination?.server;
}
