import {
  EntityAboutCard,
  EntityDependsOnComponentsCard,
  EntityHasComponentsCard,
  EntityHasSystemsCard,
  EntityLayout,
  EntityLinksCard,
  EntityProcessingErrorsPanel,
  EntitySwitch,
  hasCatalogProcessingErrors,
  isKind,
} from '@backstage/plugin-catalog';
import { EntityCatalogGraphCard } from '@backstage/plugin-catalog-graph';
import {
  EntityGroupProfileCard,
  EntityMembersListCard,
  EntityOwnershipCard,
  EntityUserProfileCard,
} from '@backstage/plugin-org';
import {
  EntityDevopsDomainCard,
  EntityDomainSystemsCard,
  EntityDoraCard,
  EntityDoraContent,
  isDevopsDomain,
  isDoraAvailable,
} from '@devops-domains/backstage-plugin-devops';
import Grid from '@material-ui/core/Grid';
import { ReactNode } from 'react';

const errors = (
  <EntitySwitch>
    <EntitySwitch.Case if={hasCatalogProcessingErrors}>
      <Grid item xs={12}>
        <EntityProcessingErrorsPanel />
      </Grid>
    </EntitySwitch.Case>
  </EntitySwitch>
);

/** The overview every kind has, with what the kind adds, and the DORA tab. */
const page = (cards: ReactNode) => (
  <EntityLayout>
    <EntityLayout.Route path="/" title="Overview">
      <Grid container spacing={3} alignItems="stretch">
        {errors}
        <Grid item md={6} xs={12}>
          <EntityAboutCard />
        </Grid>
        <EntitySwitch>
          <EntitySwitch.Case if={isDoraAvailable}>
            <Grid item md={6} xs={12}>
              <EntityDoraCard />
            </Grid>
          </EntitySwitch.Case>
        </EntitySwitch>
        {cards}
        <Grid item md={6} xs={12}>
          <EntityCatalogGraphCard height={400} />
        </Grid>
        <Grid item md={6} xs={12}>
          <EntityLinksCard />
        </Grid>
      </Grid>
    </EntityLayout.Route>
    <EntityLayout.Route path="/dora" title="DORA" if={isDoraAvailable}>
      <EntityDoraContent />
    </EntityLayout.Route>
  </EntityLayout>
);

const half = (card: ReactNode) => (
  <Grid item md={6} xs={12}>
    {card}
  </Grid>
);

export const entityPage = (
  <EntitySwitch>
    <EntitySwitch.Case if={isKind('component')}>
      {page(half(<EntityDependsOnComponentsCard />))}
    </EntitySwitch.Case>
    <EntitySwitch.Case if={isKind('system')}>
      {page(
        <>
          {half(<EntityDevopsDomainCard />)}
          {half(<EntityHasComponentsCard />)}
        </>,
      )}
    </EntitySwitch.Case>
    <EntitySwitch.Case if={isDevopsDomain}>
      {page(
        <Grid item xs={12}>
          <EntityDomainSystemsCard />
        </Grid>,
      )}
    </EntitySwitch.Case>
    <EntitySwitch.Case if={isKind('domain')}>
      {page(half(<EntityHasSystemsCard />))}
    </EntitySwitch.Case>
    <EntitySwitch.Case if={isKind('group')}>
      {page(
        <>
          {half(<EntityGroupProfileCard />)}
          {half(<EntityMembersListCard />)}
          {half(<EntityOwnershipCard />)}
        </>,
      )}
    </EntitySwitch.Case>
    <EntitySwitch.Case if={isKind('user')}>
      {page(half(<EntityUserProfileCard />))}
    </EntitySwitch.Case>
    <EntitySwitch.Case>{page(null)}</EntitySwitch.Case>
  </EntitySwitch>
);
