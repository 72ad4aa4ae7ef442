import {
  createContext,
  ReactNode,
  useCallback,
  useContext,
  useMemo,
} from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import {
  Correction,
  devopsLinkCorrectPermission,
  MetricsAnswer,
  Override,
} from '@devops-domains/backstage-plugin-devops-common';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { devopsApiRef } from '../api';
import { CorrectableRecord, isAbout } from './correctableRecord';
import { loadOverrides } from './loadOverrides';

/** The corrections of the entity on the page, and the ways to make and undo them. */
export interface Overrides {
  /** The numbers that they have gone into; null where none are shown. */
  answer: MetricsAnswer | null;
  items: Override[];
  /** Whether they could not be loaded; the marks are missing then. */
  error: Error | undefined;
  canCorrect: boolean;
  retry: () => void;
  correct: (correction: Correction) => Promise<void>;
  undo: (overrides: Override[]) => Promise<void>;
}

const nothing = async () => {};

const OverridesContext = createContext<Overrides>({
  answer: null,
  items: [],
  error: undefined,
  canCorrect: false,
  retry: () => {},
  correct: nothing,
  undo: nothing,
});

/** What is corrected on the page. Outside of the provider: nothing, by nobody. */
export function useOverrides(): Overrides {
  return useContext(OverridesContext);
}

/** Those of the corrections that are about a record. */
export function useOverridesOf(record: CorrectableRecord): Override[] {
  return useOverrides().items.filter(override => isAbout(override, record));
}

/** Reads the corrections again with every answer, and asks for another answer after each change. */
export function OverridesProvider(props: {
  answer: MetricsAnswer;
  /** Told when the numbers may be others. */
  onChange: () => void;
  children: ReactNode;
}) {
  const { answer, onChange, children } = props;
  const { entityRef, snapshot } = answer;
  const api = useApi(devopsApiRef);
  const { allowed } = usePermission({
    permission: devopsLinkCorrectPermission,
  });
  const { value, error, retry } = useAsyncRetry(
    () => loadOverrides(api, entityRef),
    [api, entityRef, snapshot],
  );
  const changed = useCallback(() => {
    retry();
    onChange();
  }, [retry, onChange]);
  const correct = useCallback(
    async (correction: Correction) => {
      await api.correctRecords(correction);
      changed();
    },
    [api, changed],
  );
  const undo = useCallback(
    async (overrides: Override[]) => {
      for (const { id } of overrides) {
        await api.undoOverride(id);
      }
      changed();
    },
    [api, changed],
  );
  const overrides = useMemo(
    () => ({
      answer,
      items: value ?? [],
      error,
      canCorrect: allowed,
      retry,
      correct,
      undo,
    }),
    [answer, value, error, allowed, retry, correct, undo],
  );
  return (
    <OverridesContext.Provider value={overrides}>
      {children}
    </OverridesContext.Provider>
  );
}
