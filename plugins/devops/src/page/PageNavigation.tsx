import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { usePermission } from '@backstage/plugin-permission-react';
import { devopsDeliveryReadPermission } from '@devops-domains/backstage-plugin-devops-common';
import { NavLink } from 'react-router-dom';
import { useTexts } from '../language/useTexts';

const PARTS = [
  { part: 'domains', to: '.', end: true },
  { part: 'sources', to: 'sources', end: false },
  { part: 'deliveries', to: 'deliveries', end: false },
] as const;

const useStyles = makeStyles(
  theme => ({
    list: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(1),
      margin: theme.spacing(0, 0, 2),
      padding: 0,
      listStyle: 'none',
    },
    link: {
      borderBottom: '2px solid transparent',
      borderRadius: 0,
      '&[aria-current="page"]': {
        borderBottomColor: theme.palette.primary.main,
        fontWeight: 700,
      },
    },
  }),
  { name: 'PluginDevopsPageNavigation' },
);

/** Leads to the parts of the page that run the sources, for those who may see them. */
export function PageNavigation() {
  const classes = useStyles();
  const t = useTexts();
  const { allowed } = usePermission({
    permission: devopsDeliveryReadPermission,
  });
  if (!allowed) return null;
  return (
    <nav aria-label={t('deliveries.nav.label')}>
      <ul className={classes.list}>
        {PARTS.map(({ part, to, end }) => (
          <li key={part}>
            <Button
              component={NavLink}
              // It goes somewhere, as no button does.
              role="link"
              to={to}
              end={end}
              className={classes.link}
            >
              {t(`deliveries.nav.${part}`)}
            </Button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
