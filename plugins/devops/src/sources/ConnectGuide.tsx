import Typography from '@material-ui/core/Typography';
import { Link } from '@backstage/core-components';
import { SourceHealth } from '@devops-domains/backstage-plugin-devops-common';
import { CopyableLines } from '../domains/CopyableLines';
import { webLink } from '../format/webLink';
import { useTexts } from '../language/useTexts';
import { ApiGuide } from './ApiGuide';
import {
  annotationLine,
  configurationLines,
  secretLines,
} from './configuration';
import { useBackendAddress } from './useBackendAddress';

/** Address and secret of the webhook of a source. */
function WebhookGuide(props: { source: SourceHealth; webhook: string }) {
  const { source, webhook } = props;
  const { title, secret } = source;
  const t = useTexts();
  const addressOf = useBackendAddress();
  return (
    <>
      {secret && (
        <>
          <Typography variant="body2">
            {t(`sources.connect.secret.${secret}`, { title })}
          </Typography>
          <CopyableLines
            text={secretLines(source.source)}
            label={t('sources.connect.copySecret', { title })}
          />
        </>
      )}
      <Typography variant="body2">
        {t('sources.connect.url', { title })}
      </Typography>
      <CopyableLines
        text={addressOf(webhook)}
        label={t('sources.connect.copyUrl', { title })}
      />
    </>
  );
}

/** What makes the portal ask a source; of generated records what they are, and how to be rid of them. */
function ScheduledGuide(props: { source: SourceHealth }) {
  const { title, sample, configuration } = props.source;
  const t = useTexts();
  return (
    <>
      <Typography variant="body2">
        {sample ? t('sources.connect.sample') : t('sources.connect.scheduled')}
      </Typography>
      {configuration && (
        <>
          <Typography variant="body2">
            {sample
              ? t('sources.connect.leaveOut')
              : t('sources.connect.configuration')}
          </Typography>
          <CopyableLines
            text={configurationLines(configuration)}
            label={t('sources.connect.copyConfiguration', { title })}
          />
        </>
      )}
    </>
  );
}

/** A connector without a webhook reads what CloudEvents carry. */
function EventsGuide(props: { title: string }) {
  const { title } = props;
  const t = useTexts();
  const addressOf = useBackendAddress();
  return (
    <>
      <Typography variant="body2">{t('sources.connect.events')}</Typography>
      <CopyableLines
        text={addressOf('/api/devops/v1/events')}
        label={t('sources.connect.copyEvents', { title })}
      />
    </>
  );
}

/** What is to be done here and on the other side, so that a source feeds the portal. */
export function ConnectGuide(props: { source: SourceHealth }) {
  const { source } = props;
  const { title, webhook, eventBus, scheduled, annotations } = source;
  const { sample, testable } = source;
  const hasOwnWay = webhook !== null || eventBus || scheduled || sample;
  const t = useTexts();
  const documentation = webLink(source.documentation);
  return (
    <>
      {eventBus && (
        <Typography variant="body2">{t('sources.connect.bus')}</Typography>
      )}
      {(scheduled || sample) && <ScheduledGuide source={source} />}
      {!hasOwnWay && testable && <EventsGuide title={title} />}
      {!hasOwnWay && !testable && <ApiGuide source={source} />}
      {webhook && <WebhookGuide source={source} webhook={webhook} />}
      {annotations.length > 0 && (
        <Typography variant="body2">
          {t('sources.connect.annotations')}
        </Typography>
      )}
      {annotations.map(annotation => (
        <CopyableLines
          key={annotation}
          text={annotationLine(annotation)}
          label={t('sources.connect.copyAnnotation', { annotation })}
        />
      ))}
      {documentation && (
        <Typography variant="body2">
          <Link to={documentation} underline="always">
            {t('sources.connect.documentation', { title })}
          </Link>
        </Typography>
      )}
    </>
  );
}
