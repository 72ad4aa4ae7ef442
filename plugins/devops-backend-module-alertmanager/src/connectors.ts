import { Config } from '@backstage/config';
import {
  authorizationSecret,
  Connector,
  hmacSignature,
} from '@devops-domains/backstage-plugin-devops-node';
import { AlertSource } from './alerts/alertSource';
import { whyNoServiceInGrafana } from './alerts/grafanaAlerts';
import { identifyNotification } from './alerts/notification';
import { readNotification } from './alerts/readNotification';
import { readAlertRules, SelectorRule } from './configuration/alertRules';
import { testDelivery } from './testDelivery';

const ALERTMANAGER_SELECTORS: SelectorRule[] = [
  { annotation: 'prometheus.io/service-name', value: '{service}' },
  { annotation: 'prometheus.io/alert', value: '{alertname}' },
];
const GRAFANA_SELECTORS: SelectorRule[] = [
  { annotation: 'grafana/alert-label-selector', value: 'service={service}' },
  {
    annotation: 'grafana/alert-label-selector',
    value: 'alertname={alertname}',
  },
];

/**
 * Reads the webhook notifications of Prometheus Alertmanager.
 *
 * @throws Error when the settings are wrong, naming the key
 * @public
 */
export function createAlertmanagerConnector(settings?: Config): Connector {
  return createConnector(
    {
      name: 'alertmanager',
      title: 'Alertmanager',
      rules: readAlertRules(settings, ALERTMANAGER_SELECTORS),
      whyNoService: () => null,
    },
    [authorizationSecret()],
  );
}

/**
 * Reads the webhook notifications of Grafana alerting.
 *
 * @throws Error when the settings are wrong, naming the key
 * @public
 */
export function createGrafanaConnector(settings?: Config): Connector {
  const timestampHeader =
    settings?.getOptionalString('timestampHeader') ??
    'X-Grafana-Alerting-Timestamp';
  const datasourceAlerts =
    settings?.getOptionalBoolean('datasourceAlerts') ?? false;
  const own = settings?.getOptionalString('signatureHeader');
  // Grafana's documentation and its code name different headers where none is set.
  const headers = own
    ? [own]
    : ['X-Grafana-Alerting-Signature', 'X-Grafana-Alert-Signature'];
  return createConnector(
    {
      name: 'grafana',
      title: 'Grafana alerting',
      rules: readAlertRules(settings, GRAFANA_SELECTORS),
      whyNoService: labels => whyNoServiceInGrafana(labels, datasourceAlerts),
    },
    [
      ...headers.map(header => hmacSignature({ header, timestampHeader })),
      authorizationSecret(),
    ],
  );
}

function createConnector(
  source: AlertSource,
  signatures: Connector['signatures'],
): Connector {
  const { name, title, rules } = source;
  return {
    name,
    title,
    signatures,
    headers: [],
    delivers: ['incident'],
    annotations: [...new Set(rules.selectors.map(rule => rule.annotation))],
    documentation:
      'https://github.com/devops-domains/backstage-plugins/tree/main/plugins/devops-backend-module-alertmanager#readme',
    topics: [],
    identify: ({ payload }) => identifyNotification(payload),
    read: ({ payload }) => readNotification(payload, source),
    testDelivery: target => testDelivery(target, rules),
  };
}
