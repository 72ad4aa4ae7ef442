import { ReactNode } from 'react';
import { InfoCard } from '@backstage/core-components';
import { useWordStyles } from '../language/useWordStyles';

/**
 * The frame of every card of this plugin on an entity page. The one place that
 * knows which card component the portal's own cards are made of.
 */
export function DevopsCard(props: {
  title: string;
  subheader?: ReactNode;
  action?: ReactNode;
  deepLink?: { title: string; link: string };
  children: ReactNode;
}) {
  const classes = useWordStyles();
  const { title, subheader, action, deepLink, children } = props;
  return (
    <InfoCard
      title={title}
      titleTypographyProps={{ component: 'h2' }}
      subheader={subheader}
      action={action}
      deepLink={deepLink}
      variant="gridItem"
    >
      <div className={classes.whole} data-testid="devops-card">
        {children}
      </div>
    </InfoCard>
  );
}
