import Typography from '@material-ui/core/Typography';
import {
  ACTIVITY_IDS,
  activityAnnotation,
} from '@devops-domains/backstage-plugin-devops-common';
import { useTexts } from '../../language/useTexts';
import { CopyableLines } from '../CopyableLines';
import { yamlLines } from '../yamlLines';

const SOMEBODY = 'group:<namespace>/<name>';

/** How the author of a System closes the gaps of its activities. */
export function GapGuide(props: { gaps: readonly string[] }) {
  const t = useTexts();
  const unowned = ACTIVITY_IDS.filter(
    id => id !== 'documentation' && props.gaps.includes(id),
  );
  return (
    <>
      {unowned.length > 0 && (
        <>
          <Typography variant="body2">{t('domains.gap.howOwners')}</Typography>
          <CopyableLines
            text={yamlLines(
              Object.fromEntries(
                unowned.map(id => [activityAnnotation(id), SOMEBODY]),
              ),
            )}
            label={t('domains.copy.lines', {
              name: t('domains.card.activities'),
            })}
          />
          <Typography variant="body2" gutterBottom>
            {t('domains.gap.howEvidence')}
          </Typography>
        </>
      )}
      {props.gaps.includes('documentation') && (
        <Typography variant="body2">
          {t('domains.gap.howDocumentation')}
        </Typography>
      )}
    </>
  );
}
