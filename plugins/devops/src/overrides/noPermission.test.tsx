import { screen } from '@testing-library/react';
import { metricsAnswer } from '../__testUtils__/answers';
import { mockDevopsApi, renderOnEntityPage } from '../__testUtils__/legacyApp';
import { CorrectionsSection } from './CorrectionsSection';
import { OverridesProvider } from './OverridesContext';
import { RecordCorrections } from './RecordCorrections';

// In a file of its own: what was answered about a permission is remembered.
describe('somebody without the permission', () => {
  it('sees what was corrected, and no way to correct or undo', async () => {
    const answer = metricsAnswer();
    const api = mockDevopsApi();
    const target = 'deployment:ci/2';
    api.getOverrides.mockResolvedValue({
      items: [
        {
          id: 'o1',
          target,
          entityRef: answer.entityRef,
          action: 'exclude',
          relation: null,
          to: null,
          type: null,
          reason: null,
          decidedAt: '2026-11-02T10:00:00.000Z',
        },
      ],
      nextCursor: null,
    });
    await renderOnEntityPage(
      <OverridesProvider answer={answer} onChange={() => {}}>
        <RecordCorrections
          record={{
            kind: 'deployment',
            name: 'ci/2',
            targets: [target],
            type: null,
            change: null,
            at: null,
          }}
        />
        <CorrectionsSection />
      </OverridesProvider>,
      { api },
    );
    expect(await screen.findByText('Excluded')).toBeVisible();
    expect(screen.getByText('excluded from all numbers')).toBeVisible();
    expect(screen.queryByRole('button')).not.toBeInTheDocument();
  });
});
