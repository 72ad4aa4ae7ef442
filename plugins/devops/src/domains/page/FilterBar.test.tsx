import { entityPresentationApiRef } from '@backstage/plugin-catalog-react';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import { screen } from '@testing-library/react';
import { FilterBar } from './FilterBar';

it('calls those who may be chosen as the tables do', async () => {
  const snapshot = { entityRef: '', primaryTitle: 'Hyunwoo Choi' };
  const presentation = { snapshot, promise: Promise.resolve(snapshot) };
  const forEntity = jest.fn(() => presentation);
  await renderInTestApp(
    <TestApiProvider apis={[[entityPresentationApiRef, { forEntity }]]}>
      <FilterBar
        filter={{ text: '', owner: '', onlyGaps: false }}
        owners={['user:default/hyunwoo.choi']}
        onChange={() => {}}
      />
    </TestApiProvider>,
  );
  const option = screen.getByRole('option', { name: 'Hyunwoo Choi' });
  expect(option).toHaveValue('user:default/hyunwoo.choi');
});
