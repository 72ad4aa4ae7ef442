import { useMemo } from 'react';
import Typography from '@material-ui/core/Typography';
import { useEntity } from '@backstage/plugin-catalog-react';
import {
  DevopsMapping,
  parseMapping,
} from '@devops-domains/backstage-plugin-devops-common';
import { DevopsCard } from '../../card/DevopsCard';
import { useTexts } from '../../language/useTexts';
import { Notice } from '../../state/Notice';
import { ActivityTable } from '../activities/ActivityTable';
import { GapGuide } from '../activities/GapGuide';
import { ProblemList } from '../problems/ProblemList';
import { CardSection } from '../CardSection';
import { DomainOfSystem } from './DomainOfSystem';
import { MappingHelp, UnmappedNotice } from './UnmappedSystem';

function Problems(props: { mapping: DevopsMapping }) {
  const { domain, problems } = props.mapping;
  const { entity } = useEntity();
  const t = useTexts();
  return (
    <CardSection
      title={t('domains.problems.title', {
        count: problems.length,
        number: String(problems.length),
      })}
    >
      {domain && (
        <Typography variant="body2">{t('domains.problems.intro')}</Typography>
      )}
      <ProblemList
        context={{
          problems,
          domain,
          annotations: entity.metadata.annotations ?? {},
        }}
      />
    </CardSection>
  );
}

function Activities(props: { mapping: DevopsMapping }) {
  const { activities, gaps } = props.mapping;
  const t = useTexts();
  return (
    <>
      <CardSection title={t('domains.card.activities')}>
        <ActivityTable activities={activities} gaps={gaps} />
      </CardSection>
      {gaps.length > 0 && (
        <CardSection title={t('domains.gap.howTitle')}>
          <GapGuide gaps={gaps} />
        </CardSection>
      )}
    </>
  );
}

/**
 * What the entity of the page is for the DevOps team: its domain, what it covers
 * there, who does what, and what is wrong in its YAML. Read from the entity
 * itself, so it needs no request.
 */
export function SystemDomainCard() {
  const { entity } = useEntity();
  const t = useTexts();
  const mapping = useMemo(() => parseMapping(entity), [entity]);
  const { domain, responsibilities, activities, problems } = mapping;
  const isSystem = entity.kind.toLocaleLowerCase('en-US') === 'system';
  const isBegun = activities.some(({ owners }) => owners.length > 0);
  return (
    <DevopsCard title={t('domains.card.title')}>
      {!isSystem && <Notice>{t('domains.card.wrongKind')}</Notice>}
      {domain && (
        <DomainOfSystem domain={domain} responsibilities={responsibilities} />
      )}
      {isSystem && !domain && <UnmappedNotice />}
      {problems.length > 0 && <Problems mapping={mapping} />}
      {isSystem && !domain && <MappingHelp problems={problems} />}
      {(domain || isBegun) && <Activities mapping={mapping} />}
    </DevopsCard>
  );
}
