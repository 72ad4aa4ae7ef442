import { screen } from '@testing-library/react';
import { metricsAnswer } from '../__testUtils__/answers';
import { mockDevopsApi, renderOnEntityPage } from '../__testUtils__/legacyApp';
import { DefinitionsSection } from './DefinitionsSection';

const show = (entityRef: string, language?: 'ko') =>
  renderOnEntityPage(
    <DefinitionsSection answer={metricsAnswer({ entityRef })} />,
    { api: mockDevopsApi(), language },
  );

describe('DefinitionsSection', () => {
  it('says of a scope how causes are looked for among many services', async () => {
    await show('group:default/product');
    expect(
      screen.getByText(
        /multiplied by the number of services compared \(Bonferroni\) and stays below 5%/,
      ),
    ).toBeVisible();
  });

  it('says so in Korean', async () => {
    await show('group:default/product', 'ko');
    expect(screen.getByText(/본페로니 보정.*5% 미만/)).toBeVisible();
  });

  it('does not speak of many services where there is one', async () => {
    await show('component:default/checkout');
    expect(screen.queryByText(/Bonferroni/)).not.toBeInTheDocument();
  });
});
