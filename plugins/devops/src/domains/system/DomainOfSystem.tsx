import Typography from '@material-ui/core/Typography';
import { EntityRefLink, useEntity } from '@backstage/plugin-catalog-react';
import {
  ANNOTATION_RESPONSIBILITIES,
  DevopsMapping,
  DomainId,
  findDomain,
} from '@devops-domains/backstage-plugin-devops-common';
import { useTexts } from '../../language/useTexts';
import { domainEntityRef } from '../domainEntity';
import { useNames } from '../useNames';
import { CardSection } from '../CardSection';

function Responsibilities(props: { domain: DomainId; ids: readonly string[] }) {
  const { domain, ids } = props;
  const t = useTexts();
  const names = useNames();
  const { entity } = useEntity();
  if (ids.length === 0) {
    // What is wrong with those that are named stands below, among the problems.
    const named = entity.metadata.annotations?.[ANNOTATION_RESPONSIBILITIES];
    const text = named?.trim() ? 'noKnownResponsibility' : 'noResponsibilities';
    return (
      <Typography variant="body2">
        {t(`domains.card.${text}`, {
          annotation: ANNOTATION_RESPONSIBILITIES,
          choices: findDomain(domain)?.responsibilities.join(', ') ?? '',
        })}
      </Typography>
    );
  }
  return (
    <ul>
      {ids.map(id => (
        <li key={id}>
          <Typography variant="body2" component="span">
            <strong>{names.responsibility.title(id)}</strong>
          </Typography>{' '}
          <Typography variant="body2" component="span" color="textSecondary">
            {names.responsibility.description(id)}
          </Typography>
        </li>
      ))}
    </ul>
  );
}

/** The domain of the System of the page, and what it covers there. */
export function DomainOfSystem(props: {
  domain: DomainId;
  responsibilities: DevopsMapping['responsibilities'];
}) {
  const { domain, responsibilities } = props;
  const { entity } = useEntity();
  const t = useTexts();
  const names = useNames();
  const ref = domainEntityRef(entity, domain);
  const title = names.domain.title(domain);
  return (
    <>
      <CardSection title={t('domains.card.domain')}>
        <Typography variant="body1">
          {ref ? <EntityRefLink entityRef={ref}>{title}</EntityRefLink> : title}
        </Typography>
        <Typography variant="body2" color="textSecondary">
          {names.domain.description(domain)}
        </Typography>
      </CardSection>
      <CardSection title={t('domains.card.responsibilities')}>
        <Responsibilities domain={domain} ids={responsibilities} />
      </CardSection>
    </>
  );
}
