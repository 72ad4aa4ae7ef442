import Box from '@material-ui/core/Box';
import Button from '@material-ui/core/Button';
import Checkbox from '@material-ui/core/Checkbox';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import { useEntityPresentation } from '@backstage/plugin-catalog-react';
import { useTexts } from '../../language/useTexts';
import { DomainFilter, isOpen } from './filterDomains';

const useStyles = makeStyles(
  theme => ({
    bar: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1, 2),
      // The second colour of text is too pale for the background of a page.
      '& label': { color: theme.palette.text.primary },
    },
    field: { minWidth: `min(100%, ${theme.spacing(32)}px)` },
  }),
  { name: 'PluginDevopsFilterBar' },
);

/** Called as the links of the tables call it. */
function OwnerOption(props: { owner: string }) {
  const { primaryTitle } = useEntityPresentation(props.owner, {
    defaultKind: 'group',
  });
  return <option value={props.owner}>{primaryTitle}</option>;
}

/** Search, owner, and only what lacks something. */
export function FilterBar(props: {
  filter: DomainFilter;
  owners: readonly string[];
  onChange: (part: Partial<DomainFilter>) => void;
}) {
  const { filter, owners, onChange } = props;
  const classes = useStyles();
  const t = useTexts();
  // An owner from the address stays to be seen, even where nobody has it any more.
  const choices = [...new Set([...owners, filter.owner])].filter(Boolean);
  return (
    <Box
      role="search"
      aria-label={t('domains.page.filter.label')}
      className={classes.bar}
    >
      <TextField
        id="devops-filter-text"
        className={classes.field}
        type="search"
        variant="outlined"
        size="small"
        label={t('domains.page.filter.text')}
        placeholder={t('domains.page.filter.textHint')}
        InputLabelProps={{ shrink: true }}
        value={filter.text}
        onChange={event => onChange({ text: event.target.value })}
      />
      <TextField
        id="devops-filter-owner"
        className={classes.field}
        select
        variant="outlined"
        size="small"
        label={t('domains.page.filter.owner')}
        SelectProps={{ native: true }}
        InputLabelProps={{ shrink: true }}
        value={filter.owner}
        onChange={event => onChange({ owner: event.target.value })}
      >
        <option value="">{t('domains.page.filter.anyone')}</option>
        {choices.map(owner => (
          <OwnerOption key={owner} owner={owner} />
        ))}
      </TextField>
      <FormControlLabel
        control={
          <Checkbox
            color="primary"
            checked={filter.onlyGaps}
            onChange={event => onChange({ onlyGaps: event.target.checked })}
          />
        }
        label={t('domains.page.filter.onlyGaps')}
      />
      {!isOpen(filter) && (
        <Button
          size="small"
          onClick={() => onChange({ text: '', owner: '', onlyGaps: false })}
        >
          {t('domains.page.filter.clear')}
        </Button>
      )}
    </Box>
  );
}
