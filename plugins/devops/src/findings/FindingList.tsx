import { Finding } from '@devops-domains/backstage-plugin-devops-common';
import { useLanguage } from '../language/useLanguage';
import { useTexts } from '../language/useTexts';
import { Notice } from '../state/Notice';
import { findingText } from './findingText';

/** Why numbers are missing or limited, each with the next step. */
export function FindingList(props: { findings: Finding[] }) {
  const t = useTexts();
  const language = useLanguage();
  return (
    <>
      {props.findings.map(finding => {
        const { message, next } = findingText(t, language, finding);
        return (
          <Notice key={`${finding.code} ${finding.message}`}>
            <div>{message}</div>
            {next && <div>{t('dora.notices.next', { next })}</div>}
          </Notice>
        );
      })}
    </>
  );
}
