import {
  WAITING_CODES,
  WaitingReason,
  WaitingRecords,
} from '@devops-domains/backstage-plugin-devops-common';
import { useMetricFormat } from '../dora/useMetricFormat';
import { useTexts } from '../language/useTexts';
import { Notice } from '../state/Notice';

/** Why some wait, and what to do about it. */
function Reason(props: { reason: WaitingReason }) {
  const { code, message, params, records } = props.reason;
  const t = useTexts();
  const { number } = useMetricFormat();
  const known = WAITING_CODES.find(each => each === code);
  const reason = known
    ? t(`sources.waiting.code.${known}`, {
        // The backend's words for a repository; its address says what it is.
        named: (params.named ?? '').replace(/^the repository /, ''),
        candidates: params.candidates ?? '',
      })
    : message;
  return (
    <li>
      {t('sources.waiting.reason', { reason, number: number(records) })}
      {known && ` ${t(`sources.waiting.next.${known}`)}`}
    </li>
  );
}

/** The records of a source that wait for their entity: no log has those that came by the API. */
export function WaitingNotice(props: { waiting: WaitingRecords | null }) {
  const { waiting } = props;
  const t = useTexts();
  const { number } = useMetricFormat();
  if (waiting === null) return null;
  const { records, reasons } = waiting;
  const told = reasons.reduce((sum, reason) => sum + reason.records, 0);
  return (
    <Notice tone="warning">
      {t('sources.waiting.count', { number: number(records) })}
      <ul>
        {reasons.map(reason => (
          <Reason key={`${reason.code} ${reason.message}`} reason={reason} />
        ))}
        {told < records && (
          <li>
            {t('sources.waiting.others', { number: number(records - told) })}
          </li>
        )}
      </ul>
    </Notice>
  );
}
