import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { mockApis } from '@backstage/test-utils';
import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Override } from '@devops-domains/backstage-plugin-devops-common';
import { metricsAnswer } from '../__testUtils__/answers';
import { mockDevopsApi, renderOnEntityPage } from '../__testUtils__/legacyApp';
import { CorrectionsSection } from './CorrectionsSection';
import { OverridesProvider } from './OverridesContext';

const override = (name: string): Override => ({
  id: name,
  target: `deployment:ci/${name}`,
  entityRef: 'component:default/checkout',
  action: 'exclude',
  relation: null,
  to: null,
  type: null,
  reason: null,
  decidedAt: '2026-11-02T10:00:00.000Z',
});

/** The list on a page, with the keyboard on the button that undoes the first. */
async function renderAtUndo(...items: Override[]) {
  const api = mockDevopsApi();
  api.getOverrides.mockResolvedValue({ items, nextCursor: null });
  await renderOnEntityPage(
    <section aria-labelledby="page">
      <h2 id="page">The page</h2>
      <OverridesProvider answer={metricsAnswer()} onChange={() => {}}>
        <CorrectionsSection />
      </OverridesProvider>
    </section>,
    {
      api,
      permission: mockApis.permission({ authorize: AuthorizeResult.ALLOW }),
    },
  );
  const undo = await screen.findByLabelText('Undo the correction of ci/1');
  act(() => undo.focus());
  return { api, undo };
}

describe('the keyboard, when a correction is undone', () => {
  it('goes to the heading of the list where others are left', async () => {
    const { api, undo } = await renderAtUndo(override('1'), override('2'));
    api.getOverrides.mockResolvedValue({
      items: [override('2')],
      nextCursor: null,
    });
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(undo).not.toBeInTheDocument());
    expect(screen.getByText('Corrections')).toHaveFocus();
  });

  it('goes to the heading of the page where the list goes with its last one', async () => {
    const { api, undo } = await renderAtUndo(override('1'));
    api.getOverrides.mockResolvedValue({ items: [], nextCursor: null });
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(undo).not.toBeInTheDocument());
    expect(screen.getByText('The page')).toHaveFocus();
  });

  it('stays on the button meanwhile, which does nothing more', async () => {
    const { api, undo } = await renderAtUndo(override('1'));
    api.undoOverride.mockReturnValue(new Promise(() => {}));
    await userEvent.keyboard('{Enter}{Enter}');
    expect(undo).toHaveFocus();
    expect(undo).toBeEnabled();
    expect(undo).toHaveAttribute('aria-disabled', 'true');
    expect(api.undoOverride).toHaveBeenCalledTimes(1);
  });
});
