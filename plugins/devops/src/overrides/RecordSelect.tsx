import { ReactNode } from 'react';
import TextField from '@material-ui/core/TextField';
import { PagedList } from '../paging/PagedList';
import { CursorPages, Page } from '../paging/useCursorPages';

/** Nothing was chosen yet. */
export const UNCHOSEN = '';
/** None of the records; no id of one, because those have a slash. */
export const NONE = 'none';

/** Chooses one record of a list that is read page by page, or none of them. */
export function RecordSelect<TItem extends { id: string }>(props: {
  pages: CursorPages<TItem, Page<TItem>>;
  value: string;
  onChange: (value: string) => void;
  labelOf: (item: TItem) => ReactNode;
  texts: {
    label: string;
    choose: string;
    none: string;
    more: string;
    /** What is said where there is nothing to choose from. */
    empty: string;
    failure: string;
  };
}) {
  const { pages, value, onChange, labelOf, texts } = props;
  const isEmpty = pages.first !== undefined && pages.items.length === 0;
  return (
    <PagedList
      pages={pages}
      more={texts.more}
      shown={pages.items.length}
      failure={{ title: texts.failure }}
    >
      <TextField
        select
        fullWidth
        margin="normal"
        id="devops-correction-record"
        label={texts.label}
        value={value}
        helperText={isEmpty && texts.empty}
        SelectProps={{ native: true }}
        InputLabelProps={{ shrink: true }}
        onChange={event => onChange(event.target.value)}
      >
        <option value={UNCHOSEN}>{texts.choose}</option>
        <option value={NONE}>{texts.none}</option>
        {pages.items.map(item => (
          <option key={item.id} value={item.id}>
            {labelOf(item)}
          </option>
        ))}
      </TextField>
    </PagedList>
  );
}
