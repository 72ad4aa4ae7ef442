import { useRef, useState } from 'react';
import IconButton from '@material-ui/core/IconButton';
import Menu from '@material-ui/core/Menu';
import MenuItem from '@material-ui/core/MenuItem';
import MoreIcon from '@material-ui/icons/MoreVert';
import { Override } from '@devops-domains/backstage-plugin-devops-common';
import { usePassFocus } from '../focus/usePassFocus';
import { useTexts } from '../language/useTexts';
import { CorrectableRecord, excludes } from './correctableRecord';
import { overrideText } from './overrideText';

/** What a person may want to correct about a record. */
export type CorrectionChoice =
  | 'exclude'
  | 'cause'
  | 'duplicate'
  | 'fixes'
  | 'type';

const CHOICES: Record<CorrectableRecord['kind'], CorrectionChoice[]> = {
  deployment: ['exclude', 'type', 'fixes'],
  incident: ['exclude', 'cause', 'duplicate'],
  change: ['exclude'],
  waiting: ['exclude'],
};

/** Overrides that say the same are undone together: the waves of one release. */
function bySaying(overrides: Override[]): Override[][] {
  const groups = new Map<string, Override[]>();
  for (const override of overrides) {
    const { action, relation, to, type } = override;
    const key = JSON.stringify([action, relation, to, type]);
    groups.set(key, [...(groups.get(key) ?? []), override]);
  }
  return [...groups.values()];
}

/** The corrections that can be made of a record, and those that can be undone. */
export function RecordMenu(props: {
  record: CorrectableRecord;
  overrides: Override[];
  onChoose: (choice: CorrectionChoice) => void;
  onUndo: (overrides: Override[]) => void;
}) {
  const { record, overrides, onChoose, onUndo } = props;
  const t = useTexts();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  // A record that was excluded may leave the list, and its button with it.
  usePassFocus(button);
  const close = () => setAnchor(null);
  const choices = overrides.some(excludes) ? [] : CHOICES[record.kind];
  return (
    <>
      <IconButton
        ref={button}
        size="small"
        aria-label={t('overrides.menu', { record: record.name })}
        aria-haspopup="menu"
        onClick={event => setAnchor(event.currentTarget)}
      >
        <MoreIcon fontSize="small" />
      </IconButton>
      <Menu open={anchor !== null} anchorEl={anchor} onClose={close}>
        {choices.map(choice => (
          <MenuItem
            key={choice}
            onClick={() => {
              close();
              onChoose(choice);
            }}
          >
            {t(`overrides.choices.${choice}`)}
          </MenuItem>
        ))}
        {bySaying(overrides).map(group => (
          <MenuItem
            key={group[0].id}
            onClick={() => {
              close();
              onUndo(group);
            }}
          >
            {t('overrides.undoOf', { correction: overrideText(t, group[0]) })}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}
