import {
  Sidebar,
  SidebarItem,
  SidebarPage,
  SidebarSpace,
} from '@backstage/core-components';
import { Settings } from '@backstage/plugin-user-settings';
import CategoryIcon from '@material-ui/icons/Category';
import TrackChangesIcon from '@material-ui/icons/TrackChanges';
import { PropsWithChildren } from 'react';

/** The side bar around every page. */
export const Frame = ({ children }: PropsWithChildren<{}>) => (
  <SidebarPage>
    <Sidebar>
      <SidebarItem icon={CategoryIcon} to="catalog" text="Catalog" />
      <SidebarItem icon={TrackChangesIcon} to="devops" text="DevOps" />
      <SidebarSpace />
      <Settings />
    </Sidebar>
    {children}
  </SidebarPage>
);
