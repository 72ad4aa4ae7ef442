import { NotAllowedError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { mockApis, TestApiProvider } from '@backstage/test-utils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  EvidenceRow,
  Override,
  TimelineDeployment,
} from '@devops-domains/backstage-plugin-devops-common';
import { metricsAnswer } from '../__testUtils__/answers';
import { release } from '../__testUtils__/deployments';
import { mockDevopsApi, renderOnEntityPage } from '../__testUtils__/legacyApp';
import { EvidenceTable } from '../evidence/EvidenceTable';
import { DeploymentTable } from '../timeline/DeploymentTable';
import { CorrectionsSection } from './CorrectionsSection';
import { OverridesProvider } from './OverridesContext';

// Every query by role looks at the whole page.
jest.setTimeout(30_000);

const answer = metricsAnswer();

const deployment = release({
  id: 'ci/2',
  waves: ['ci/1', 'ci/2'],
  version: 'v2',
  failed: true,
});

const row: EvidenceRow = {
  kind: 'deployment',
  id: 'ci/2',
  waves: ['ci/1', 'ci/2'],
  entityRef: answer.entityRef,
  at: '2026-11-01T10:00:00.000Z',
  value: 1,
  version: 'v2',
  environment: 'production',
  url: null,
  title: null,
  startedAt: null,
  endedAt: null,
  links: [
    { reason: 'inferred', ref: 'incident:pager/Q1', title: 'Down', url: null },
  ],
  findings: [],
  sample: false,
};

const incident: EvidenceRow = {
  ...row,
  kind: 'incident',
  id: 'pager/Q1',
  waves: undefined,
  title: 'Down',
  at: '2026-10-10T11:00:00.000Z',
  startedAt: '2026-10-10T11:00:00.000Z',
  links: [],
};

const override = (part: Partial<Override> = {}): Override => ({
  id: 'o1',
  target: 'deployment:ci/2',
  entityRef: answer.entityRef,
  action: 'exclude',
  relation: null,
  to: null,
  type: null,
  reason: 'a rehearsal',
  decidedAt: '2026-11-02T10:00:00.000Z',
  ...part,
});

async function render(
  options: {
    overrides?: Override[];
    language?: 'en' | 'ko';
    rows?: EvidenceRow[];
    releases?: TimelineDeployment[];
  } = {},
) {
  const api = mockDevopsApi();
  api.getOverrides.mockResolvedValue({
    items: options.overrides ?? [],
    nextCursor: null,
  });
  api.correctRecords.mockResolvedValue({ items: [], nextCursor: null });
  api.undoOverride.mockResolvedValue();
  api.getDeployments.mockResolvedValue({
    entityRef: answer.entityRef,
    live: [],
    items: options.releases ?? [deployment],
    nextCursor: null,
  });
  const onChange = jest.fn();
  const permissions = mockApis.permission({
    authorize: AuthorizeResult.ALLOW,
  });
  await renderOnEntityPage(
    <TestApiProvider apis={[[permissionApiRef, permissions]]}>
      <OverridesProvider answer={answer} onChange={onChange}>
        <EvidenceTable
          rows={options.rows ?? [row]}
          unit="ratio"
          timeZone="UTC"
          isScope={false}
          label="Evidence"
          markSample={false}
        />
        <DeploymentTable
          deployments={[deployment]}
          isScope={false}
          timeZone="UTC"
          markSample={false}
        />
        <CorrectionsSection />
      </OverridesProvider>
    </TestApiProvider>,
    { api, language: options.language },
  );
  return { api, onChange };
}

/** Opens the menu of a record in a table and chooses from it. */
async function choose(table: string | RegExp, record: string, item: RegExp) {
  const place = within(await screen.findByRole('table', { name: table }));
  await userEvent.click(
    await place.findByRole('button', { name: `Correct ${record}` }),
  );
  await userEvent.click(await screen.findByRole('menuitem', { name: item }));
}

const dialog = async () => within(await screen.findByRole('dialog'));

describe('correcting a record', () => {
  it.each([
    ['the evidence', 'Evidence'],
    ['the time line', /Latest/],
  ])(
    'excludes a release with all its waves, once it is confirmed, from %s',
    async (_, table) => {
      const { api, onChange } = await render();
      await choose(table, 'ci/2', /Exclude/);
      const asked = await dialog();
      expect(asked.getByText(/leave all numbers, for everybody/)).toBeVisible();
      expect(api.correctRecords).not.toHaveBeenCalled();

      await userEvent.type(asked.getByLabelText(/Reason/), ' a rehearsal ');
      await userEvent.click(asked.getByRole('button', { name: 'Exclude' }));

      await waitFor(() => expect(onChange).toHaveBeenCalledTimes(1));
      expect(api.correctRecords).toHaveBeenCalledWith({
        targets: ['deployment:ci/1', 'deployment:ci/2'],
        action: 'exclude',
        reason: 'a rehearsal',
      });
      await waitFor(() =>
        expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
      );
      expect(api.getOverrides).toHaveBeenCalledTimes(2);
    },
  );

  it('changes nothing when it is cancelled', async () => {
    const { api, onChange } = await render();
    await choose(/Latest/, 'ci/2', /Exclude/);
    const asked = await dialog();
    await userEvent.click(asked.getByRole('button', { name: 'Cancel' }));
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    expect(api.correctRecords).not.toHaveBeenCalled();
    expect(onChange).not.toHaveBeenCalled();
  });

  it('takes the type of a release from the time line', async () => {
    const { api } = await render();
    await choose(/Latest/, 'ci/2', /type/);
    const asked = await dialog();
    expect(asked.getByRole('radio', { name: 'deploy' })).toBeChecked();
    await userEvent.click(asked.getByRole('radio', { name: 'hotfix' }));
    await userEvent.click(
      asked.getByRole('button', { name: 'Correct the type' }),
    );
    await waitFor(() =>
      expect(api.correctRecords).toHaveBeenCalledWith({
        targets: ['deployment:ci/1', 'deployment:ci/2'],
        action: 'set-type',
        type: 'hotfix',
      }),
    );
  });

  it.each([
    [
      'a release of the period',
      /production · v2/,
      { action: 'set-link', to: 'deployment:ci/2' },
    ],
    ['no release', /^No release$/, { action: 'remove-link' }],
  ])('blames %s for an incident', async (_, option, said) => {
    const { api } = await render();
    await choose('Evidence', 'Down', /cause/);
    const asked = await dialog();
    const submit = asked.getByRole('button', { name: 'Correct the cause' });
    expect(submit).toBeDisabled();
    const found = await asked.findByRole('option', { name: option });

    await userEvent.selectOptions(asked.getByLabelText('Caused by'), found);
    await userEvent.click(submit);

    await waitFor(() =>
      expect(api.correctRecords).toHaveBeenCalledWith({
        targets: ['incident:pager/Q1'],
        relation: 'causedBy',
        ...said,
      }),
    );
  });

  it('offers the releases of the year before an incident, page by page', async () => {
    const { api } = await render({ rows: [incident] });
    api.getDeployments.mockResolvedValueOnce({
      entityRef: answer.entityRef,
      live: [],
      items: [release({ id: 'ci/8', version: 'v8' })],
      nextCursor: 'next',
    });
    await choose('Evidence', 'Down', /cause/);
    const asked = await dialog();
    await asked.findByRole('option', { name: /v8/ });
    const query = {
      entityRef: answer.entityRef,
      from: '2025-10-11T11:00:00.000Z',
      // What was under way may have ended later.
      to: '2026-10-11T11:00:00.000Z',
      releases: 'true',
    };
    expect(api.getDeployments).toHaveBeenLastCalledWith(
      expect.objectContaining(query),
    );
    await userEvent.click(
      asked.getByRole('button', { name: 'Offer earlier releases' }),
    );
    await asked.findByRole('option', { name: /v2/ });
    expect(api.getDeployments).toHaveBeenLastCalledWith(
      expect.objectContaining({ ...query, cursor: 'next' }),
    );
  });

  it.each([
    [
      'a release',
      /production · v1/,
      { action: 'set-link', to: 'deployment:ci/0' },
    ],
    ['nothing', /^No release$/, { action: 'remove-link' }],
  ])('says that a release fixes %s', async (_, option, said) => {
    const { api } = await render({ releases: [release({ id: 'ci/0' })] });
    await choose(/Latest/, 'ci/2', /fixes/);
    const asked = await dialog();
    await userEvent.selectOptions(
      asked.getByLabelText('Fixes'),
      await asked.findByRole('option', { name: option }),
    );
    await userEvent.click(asked.getByText('Correct what it fixes'));
    await waitFor(() =>
      expect(api.correctRecords).toHaveBeenCalledWith({
        targets: ['deployment:ci/1', 'deployment:ci/2'],
        relation: 'fixes',
        ...said,
      }),
    );
    expect(api.getDeployments).toHaveBeenLastCalledWith(
      // It fixes none that came after it.
      expect.objectContaining({ to: '2026-11-02T10:00:00.000Z' }),
    );
  });

  it('says that an incident repeats another one', async () => {
    const { api } = await render({ rows: [incident] });
    api.getEvidence.mockResolvedValue({
      metric: 'time-to-restore',
      side: null,
      snapshot: 's1',
      total: 2,
      items: [incident, { ...incident, id: 'pager/Q0', title: 'Outage' }],
      nextCursor: null,
    });
    await choose('Evidence', 'Down', /repeats/);
    const asked = await dialog();
    const found = await asked.findByRole('option', { name: /Outage/ });
    expect(asked.queryByRole('option', { name: /Down/ })).toBeNull();
    await userEvent.selectOptions(asked.getByLabelText('Duplicate of'), found);
    await userEvent.click(asked.getByText('Correct what it repeats'));
    await waitFor(() =>
      expect(api.correctRecords).toHaveBeenCalledWith({
        targets: ['incident:pager/Q1'],
        action: 'set-link',
        relation: 'duplicateOf',
        to: 'incident:pager/Q0',
      }),
    );
  });

  it('excludes a change, and marks it and not its release', async () => {
    const change: EvidenceRow = {
      ...row,
      kind: 'change',
      id: '4f1c0de',
      waves: undefined,
      links: [
        {
          reason: 'released-by',
          ref: 'deployment:ci/2',
          title: null,
          url: null,
        },
      ],
    };
    const excluded = override({
      action: 'exclude-change',
      to: 'revision:b0bb1e5',
    });
    const { api } = await render({
      rows: [change, { ...change, id: 'b0bb1e5' }],
      overrides: [excluded],
    });
    expect(await screen.findAllByText('Excluded')).toHaveLength(1);
    await choose('Evidence', '4f1c0de', /Exclude/);
    const asked = await dialog();
    await userEvent.click(asked.getByRole('button', { name: 'Exclude' }));
    await waitFor(() =>
      expect(api.correctRecords).toHaveBeenCalledWith({
        targets: ['deployment:ci/2'],
        action: 'exclude-change',
        to: 'revision:4f1c0de',
      }),
    );
  });

  it('says that there is no release to blame', async () => {
    await render({ rows: [incident], releases: [] });
    await choose('Evidence', 'Down', /cause/);
    const asked = await dialog();
    expect(
      await asked.findByText('No release is known of the year before.'),
    ).toBeVisible();
  });

  it('says in plain words when it is not allowed after all', async () => {
    const { api, onChange } = await render();
    api.correctRecords.mockRejectedValue(new NotAllowedError('no'));
    await choose(/Latest/, 'ci/2', /Exclude/);
    const asked = await dialog();
    await userEvent.click(asked.getByRole('button', { name: 'Exclude' }));
    expect(await asked.findByRole('alert')).toHaveTextContent(
      'devops.link.correct',
    );
    expect(onChange).not.toHaveBeenCalled();
  });
});

describe('a corrected record', () => {
  it('is marked wherever it stands, and listed with its reason', async () => {
    await render({ overrides: [override()] });
    expect(await screen.findAllByText('Excluded')).toHaveLength(2);
    const list = within(
      await screen.findByRole('table', { name: 'Corrections' }),
    );
    expect(list.getByText('excluded from all numbers')).toBeVisible();
    expect(list.getByText('a rehearsal')).toBeVisible();
  });

  it('is brought back from the list', async () => {
    const { api, onChange } = await render({ overrides: [override()] });
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Undo the correction of ci/2',
      }),
    );
    await waitFor(() => expect(onChange).toHaveBeenCalledTimes(1));
    expect(api.undoOverride).toHaveBeenCalledWith('o1');
  });

  it('is brought back from its menu, all waves together', async () => {
    const { api, onChange } = await render({
      overrides: [
        override(),
        override({ id: 'o2', target: 'deployment:ci/1' }),
      ],
    });
    await screen.findAllByText('Excluded');
    await choose('Evidence', 'ci/2', /^Undo: excluded/);
    await waitFor(() => expect(onChange).toHaveBeenCalledTimes(1));
    expect(api.undoOverride.mock.calls).toEqual([['o1'], ['o2']]);
  });

  it('says what was corrected of an incident', async () => {
    await render({
      overrides: [
        override({
          target: 'incident:pager/Q1',
          action: 'remove-link',
          relation: 'causedBy',
          reason: null,
        }),
      ],
    });
    const mark = await screen.findByText('Corrected');
    await userEvent.hover(mark);
    expect(
      await screen.findByRole('tooltip', { name: /caused by no release/ }),
    ).toBeVisible();
  });
});

it('speaks Korean where the app does', async () => {
  await render({ overrides: [override()], language: 'ko' });
  expect(
    await screen.findByRole('table', { name: '바로잡은 기록' }),
  ).toBeVisible();
  expect(screen.getAllByText('제외됨')).toHaveLength(2);
});
