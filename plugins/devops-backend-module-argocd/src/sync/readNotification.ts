import {
  formatInstant,
  isHttpUrl,
  parseInstant,
} from '@devops-domains/backstage-plugin-devops-common';
import {
  ConnectorRecord,
  parsePayload,
  Reading,
} from '@devops-domains/backstage-plugin-devops-node';
import { ArgoCdSettings } from '../configuration/argoCdSettings';
import { entityOf } from './entityOf';
import { environmentOf } from './environmentOf';
import { ArgoCdNotification, notificationSchema } from './notification';
import { versionOf } from './versionOf';

const STATUS = {
  Running: 'running',
  // It ends as Failed or Error, with the time of its end.
  Terminating: 'running',
  Succeeded: 'succeeded',
  Failed: 'failed',
  Error: 'failed',
} as const;

/** @throws InputError when it is not what the template renders */
export function readNotification(
  payload: unknown,
  settings: ArgoCdSettings,
): Reading {
  const notification = parsePayload(notificationSchema, payload, 'Argo CD');
  const { operation, health } = notification;
  const status = STATUS[operation.phase];
  const environment = environmentOf(notification, settings);
  if (environment === null) {
    return {
      ignored: `the application names no environment and has no destination; annotate it with devops-domains.io/environment`,
    };
  }
  if (status === 'running') {
    return { records: [toRecord(notification, settings, environment)] };
  }
  if (!operation.finishedAt) {
    return {
      ignored: `the operation is ${operation.phase} and says not when it finished`,
    };
  }
  // Synced is not deployed: the trigger sends it again once it is healthy.
  return status === 'failed' || !health || health === 'Healthy'
    ? { records: [toRecord(notification, settings, environment)] }
    : { ignored: `synced, but ${health} and not yet Healthy` };
}

function toRecord(
  notification: ArgoCdNotification,
  settings: ArgoCdSettings,
  environment: string,
): ConnectorRecord {
  const { application, operation } = notification;
  const status = STATUS[operation.phase];
  const startedAt = formatInstant(parseInstant(operation.startedAt)!);
  const link = linkOf(notification);
  return {
    kind: 'deployment',
    // An application has one operation at a time. Its revision is no part of
    // the id: it is not known yet when the operation begins.
    externalId: `${application.uid}/${startedAt}`,
    ...entityOf(notification, settings),
    environment,
    status,
    startedAt,
    ...(status === 'running'
      ? {}
      : { finishedAt: operation.finishedAt, ...versionOf(notification) }),
    ...(link ? { url: link } : {}),
  };
}

function linkOf({ argocdUrl, application }: ArgoCdNotification) {
  if (!argocdUrl || !isHttpUrl(argocdUrl)) {
    return undefined;
  }
  const path = [application.namespace, application.name]
    .flatMap(part => (part ? [encodeURIComponent(part)] : []))
    .join('/');
  return `${argocdUrl.replace(/\/+$/, '')}/applications/${path}`;
}
