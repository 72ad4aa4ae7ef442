import { useState } from 'react';
import TextField from '@material-ui/core/TextField';
import Autocomplete from '@material-ui/lab/Autocomplete';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import useAsync from 'react-use/esm/useAsync';
import useDebounce from 'react-use/esm/useDebounce';
import { useTexts } from '../language/useTexts';

/** After so long without a key the catalog is asked. */
const TYPING_MS = 300;

const SUGGESTIONS = 20;

/** References of the Components and Resources whose name or title has the text. */
function useSuggestions(text: string): string[] {
  const catalog = useApi(catalogApiRef);
  const [asked, setAsked] = useState(text);
  useDebounce(() => setAsked(text), TYPING_MS, [text]);
  // Whoever writes a whole reference looks for the name at its end.
  const term = asked.split(/[:/]/).pop() ?? '';
  const { value } = useAsync(async () => {
    const { items } = await catalog.queryEntities({
      filter: { kind: ['Component', 'Resource'] },
      fields: ['kind', 'metadata.namespace', 'metadata.name'],
      fullTextFilter: { term, fields: ['metadata.name', 'metadata.title'] },
      orderFields: { field: 'metadata.name', order: 'asc' },
      limit: SUGGESTIONS,
    });
    return items.map(stringifyEntityRef);
  }, [catalog, term]);
  // Without suggestions a reference can still be written.
  return value ?? [];
}

/** Asks for an entity, with suggestions from the catalog. */
export function EntityField(props: {
  value: string;
  isWrong: boolean;
  onChange: (text: string) => void;
}) {
  const { value, isWrong, onChange } = props;
  const t = useTexts();
  const suggestions = useSuggestions(value);
  return (
    <Autocomplete
      id="devops-source-test-entity"
      freeSolo
      clearText={t('sources.test.entityClear')}
      options={suggestions}
      // The catalog has filtered them already, by titles too.
      filterOptions={options => options}
      inputValue={value}
      onInputChange={(_, text) => onChange(text)}
      renderInput={params => (
        <TextField
          {...params}
          required
          margin="normal"
          variant="outlined"
          label={t('sources.test.entity')}
          error={isWrong}
          helperText={
            isWrong
              ? t('sources.test.entityWrong')
              : t('sources.test.entityHint')
          }
        />
      )}
    />
  );
}
