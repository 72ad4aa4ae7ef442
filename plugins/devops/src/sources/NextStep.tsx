import Typography from '@material-ui/core/Typography';
import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { SourceStep } from '@devops-domains/backstage-plugin-devops-common';
import { Period } from '../deliveries/period';
import { CopyableLines } from '../domains/CopyableLines';
import { webLink } from '../format/webLink';
import { Texts, useTexts } from '../language/useTexts';
import { pageRouteRef } from '../routes';
import { sources as english } from '../translations/en/sources';
import { annotationLine, secretLines } from './configuration';
import { useBackendAddress } from './useBackendAddress';

type Code = keyof typeof english.entity.steps;

// Comes from a backend that may be newer.
const isKnown = (code: string): code is Code =>
  Object.prototype.hasOwnProperty.call(english.entity.steps, code);

/** What to do in the language of the app; a code that this version does not know stays as the backend wrote it. */
function textOf(t: Texts, { code, message, title, params }: SourceStep) {
  return isKnown(code)
    ? t(`sources.entity.steps.${code}`, {
        title: title ?? '',
        configuration: params.configuration ?? '',
      })
    : message;
}

/** What is to be pasted elsewhere, if anything. */
function Lines(props: { step: SourceStep }) {
  const { code, source, params } = props.step;
  const { annotation, webhook, endpoint } = params;
  const title = props.step.title ?? '';
  const t = useTexts();
  const addressOf = useBackendAddress();
  if (code === 'set-secret' && source) {
    return (
      <CopyableLines
        text={secretLines(source)}
        label={t('sources.connect.copySecret', { title })}
      />
    );
  }
  if (code === 'add-annotation' && annotation) {
    return (
      <CopyableLines
        text={annotationLine(annotation)}
        label={t('sources.connect.copyAnnotation', { annotation })}
      />
    );
  }
  if (code === 'create-webhook' && webhook) {
    return (
      <CopyableLines
        text={addressOf(webhook)}
        label={t('sources.connect.copyUrl', { title })}
      />
    );
  }
  return code === 'send-records' && endpoint ? (
    <CopyableLines
      text={addressOf(endpoint)}
      label={t('sources.entity.copyEndpoint')}
    />
  ) : null;
}

/** Why nothing came of a source may lie further back than the log begins with. */
const period: Period = 'all';

/** Where in the portal, or outside, the step is taken. */
function Links(props: { step: SourceStep }) {
  const { code, source, params } = props.step;
  const title = props.step.title ?? '';
  const t = useTexts();
  const page = useRouteRef(pageRouteRef)?.();
  const documentation = webLink(params.documentation);
  return (
    <>
      {page && source && code === 'check-deliveries' && (
        <Link
          to={`${page}/deliveries?${new URLSearchParams({ source, period })}`}
          underline="always"
        >
          {t('sources.entity.deliveries', { title })}
        </Link>
      )}
      {page && code === 'check-source' && (
        <Link to={`${page}/sources`} underline="always">
          {t('sources.entity.sources')}
        </Link>
      )}{' '}
      {documentation && (
        <Link to={documentation} underline="always">
          {t('sources.connect.documentation', { title })}
        </Link>
      )}
    </>
  );
}

/** One way to records that are missing: what to do, with what is to be copied. */
export function NextStep(props: { step: SourceStep }) {
  const { step } = props;
  const t = useTexts();
  return (
    <>
      <Typography variant="subtitle2" component="div">
        {step.title ?? t('sources.entity.own')}
      </Typography>
      <Typography variant="body2">{textOf(t, step)}</Typography>
      <Lines step={step} />
      <Typography variant="body2" component="div">
        <Links step={step} />
      </Typography>
    </>
  );
}
