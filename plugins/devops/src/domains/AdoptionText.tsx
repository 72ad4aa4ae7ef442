import { DomainSystem } from '@devops-domains/backstage-plugin-devops-common';
import { formatNumber } from '../format/number';
import { useLanguage } from '../language/useLanguage';
import { useTexts } from '../language/useTexts';

/** Who uses a System, as the catalog and the stored events know. */
export function AdoptionText(props: { adoption: DomainSystem['adoption'] }) {
  const { components, teams, teamsTotal } = props.adoption;
  const { servicesServed, servicesServedBefore } = props.adoption;
  const t = useTexts();
  const language = useLanguage();
  const number = (value: number) => formatNumber(value, language);
  return (
    <>
      {components === 0 ? (
        <div>{t('domains.adoption.none')}</div>
      ) : (
        <>
          <div>
            {t('domains.adoption.components', {
              count: components,
              number: number(components),
            })}
          </div>
          <div>
            {t('domains.adoption.teams', {
              teams: number(teams),
              total: number(teamsTotal),
            })}
          </div>
        </>
      )}
      {servicesServed !== null && (
        <div>
          {t('domains.adoption.served', {
            count: servicesServed,
            number: number(servicesServed),
          })}
          {servicesServedBefore !== null &&
            ` (${t('domains.adoption.servedBefore', {
              number: number(servicesServedBefore),
            })})`}
        </div>
      )}
    </>
  );
}
