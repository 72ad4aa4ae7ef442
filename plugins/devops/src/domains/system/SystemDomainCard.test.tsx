import { Entity } from '@backstage/catalog-model';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { exampleSystem } from '../../__testUtils__/examples';
import {
  mockDevopsApi,
  renderOnEntityPage,
} from '../../__testUtils__/legacyApp';
import { SystemDomainCard } from './SystemDomainCard';

const api = mockDevopsApi();

async function renderCard(entity: Entity, language?: 'en' | 'ko') {
  await renderOnEntityPage(<SystemDomainCard />, { api, entity, language });
}

const rowOf = (name: RegExp) =>
  within(screen.getByRole('rowheader', { name }).parentElement as HTMLElement);

function system(part: Partial<Entity['metadata']>, rest = {}): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'System',
    metadata: { name: 'thing', namespace: 'default', ...part },
    spec: { owner: 'group:default/data' },
    ...rest,
  };
}

describe('the card of a mapped System', () => {
  const mysql: Entity = {
    ...exampleSystem('data-platform.yaml', 'mysql'),
    relations: [
      { type: 'partOf', targetRef: 'domain:default/payments' },
      { type: 'partOf', targetRef: 'domain:infra/data-platform' },
    ],
  };

  it('shows the domain, what it covers, who does what and the evidence, without a request', async () => {
    await renderCard(mysql);
    expect(
      await screen.findByRole('link', { name: 'Data platform' }),
    ).toHaveAttribute('href', '/catalog/infra/domain/data-platform');
    expect(screen.getByText('Databases')).toBeVisible();

    const operation = rowOf(/^Operation/);
    expect(
      operation.getByRole('link', { name: /data-platform/ }),
    ).toHaveAttribute('href', '/catalog/default/group/data-platform');
    expect(operation.getByRole('link', { name: /sre/ })).toBeVisible();
    expect(
      rowOf(/^Documentation/).getByRole('link', { name: /MySQL handbook/ }),
    ).toHaveAttribute('href', 'https://handbook.example.com/mysql');
    expect(screen.getAllByRole('rowheader')).toHaveLength(6);
    expect(screen.queryByText(/^Gap/)).not.toBeInTheDocument();
    expect(screen.queryByText(/in the YAML/)).not.toBeInTheDocument();
    expect(api.getDomains).not.toHaveBeenCalled();
  });

  it('speaks Korean where the app does', async () => {
    await renderCard(mysql, 'ko');
    expect(
      await screen.findByRole('link', { name: '데이터 플랫폼' }),
    ).toBeVisible();
    expect(screen.getByText('데이터베이스')).toBeVisible();
    expect(rowOf(/^프로비저닝 \(구축\)/).getByRole('link')).toBeVisible();
  });

  it('says in words what is missing, and how to close it', async () => {
    await renderCard(
      system({
        annotations: {
          'devops-domains.io/domain': 'network',
          'devops-domains.io/documentation': 'group:default/net',
          'devops-domains.io/operation': 'group:default/net',
        },
      }),
    );
    expect(
      await rowOf(/^Education/).findByText(
        'Gap: nobody is named and nothing shows it',
      ),
    ).toBeVisible();
    // Somebody is named for the documentation, and yet there is none.
    const documentation = rowOf(/^Documentation/);
    expect(documentation.getByRole('link', { name: /net/ })).toBeVisible();
    expect(
      documentation.getByText('Gap: there is no documentation'),
    ).toBeVisible();
    expect(rowOf(/^Operation/).queryByText(/^Gap/)).not.toBeInTheDocument();
    expect(screen.getByText(/a name alone does not/)).toBeVisible();
    expect(
      screen.getByText(
        /devops-domains\.io\/education: group:<namespace>\/<name>/,
      ),
    ).toBeVisible();
    expect(screen.getByText(/No responsibility is named/)).toBeVisible();
    // Not related yet, so there is nothing to link to.
    expect(
      screen.queryByRole('link', { name: 'Network' }),
    ).not.toBeInTheDocument();
  });

  it('says that none of the named responsibilities is known', async () => {
    await renderCard(
      system({
        annotations: {
          'devops-domains.io/domain': 'security-platform',
          'devops-domains.io/responsibilities': 'secrets, vaults',
        },
      }),
    );
    expect(
      await screen.findByText(/^None of the responsibilities that are named/),
    ).toBeVisible();
    expect(screen.queryByText(/No responsibility is named/)).toBeNull();
  });

  it('never links anything but http(s), and TechDocs only where there is a page for them', async () => {
    await renderCard(
      system({
        annotations: {
          'devops-domains.io/domain': 'network',
          'backstage.io/techdocs-ref': 'dir:.',
        },
        links: [
          { url: `${'javascript'}:alert(1)`, title: 'Evil', type: 'education' },
          { url: 'data:text/html,x', title: 'Worse', type: 'usage' },
        ],
      }),
    );
    expect(await rowOf(/^Documentation/).findByText('TechDocs')).toBeVisible();
    expect(screen.queryByRole('link')).not.toBeInTheDocument();
    expect(screen.getByText('2 problems in the YAML')).toBeVisible();
  });
});

describe('the problems', () => {
  it('tells where, what, the nearest value and the fix, with a line to copy', async () => {
    const user = userEvent.setup();
    let copied = '';
    document.execCommand = () => {
      copied = String(document.getSelection());
      return true;
    };
    await renderCard(exampleSystem('unfinished.yaml', 'harbor'));
    expect(
      await screen.findByRole('heading', { name: '1 problem in the YAML' }),
    ).toBeVisible();
    expect(
      screen.getByText('“develpoment-platform” is not a DevOps domain.'),
    ).toBeVisible();
    expect(
      screen.getByText('metadata.annotations["devops-domains.io/domain"]'),
    ).toBeVisible();
    expect(screen.getByText('develpoment-platform')).toBeVisible();
    expect(screen.getByText('Write “development-platform”.')).toBeVisible();
    const line = 'devops-domains.io/domain: development-platform';
    expect(screen.getByText(line)).toBeVisible();

    await user.click(
      screen.getByRole('button', {
        name: 'Copy the line for devops-domains.io/domain',
      }),
    );
    expect(await screen.findByText('Copied')).toBeVisible();
    expect(copied).toBe(line);
    // Everything else that was written stands.
    expect(
      rowOf(/^Operation/).getByRole('link', { name: /developer-experience/ }),
    ).toBeVisible();
  });

  it('says it in Korean', async () => {
    await renderCard(exampleSystem('unfinished.yaml', 'harbor'), 'ko');
    expect(
      await screen.findByText(
        '‘develpoment-platform’에 해당하는 DevOps 도메인이 없습니다.',
      ),
    ).toBeVisible();
    expect(
      screen.getByText('‘development-platform’(으)로 고치세요.'),
    ).toBeVisible();
  });

  it('stays usable when they are many', async () => {
    const user = userEvent.setup();
    await renderCard(exampleSystem('unfinished.yaml', 'status-page'));
    expect(await screen.findByText('4 problems in the YAML')).toBeVisible();
    const written = () => screen.getAllByText('Written').length;
    expect(written()).toBe(3);
    const all = screen.getByRole('button', { name: 'Show all 4 problems' });
    expect(all).toHaveAttribute('aria-expanded', 'false');
    await user.click(all);
    expect(written()).toBe(4);
    await user.click(screen.getByRole('button', { name: 'Show fewer' }));
    expect(written()).toBe(3);
  });

  it.each(['en', 'ko'] as const)(
    'draws every unfinished System of the example company in %s',
    async language => {
      for (const name of [
        'web-application-firewall',
        'edge-cache',
        'jenkins',
        'teleport',
        'batch-jobs',
      ]) {
        await renderCard(exampleSystem('unfinished.yaml', name), language);
      }
      expect(
        await screen.findAllByRole('button', {
          name: language === 'ko' ? /쓸 줄 복사$/ : /^Copy the line/,
        }),
      ).not.toHaveLength(0);
    },
  );

  it('is told to whoever maps something that is not a System', async () => {
    await renderCard(
      system(
        { annotations: { 'devops-domains.io/domain': 'network' } },
        { kind: 'Component' },
      ),
    );
    expect(await screen.findByText(/Only a System is mapped/)).toBeVisible();
    expect(
      screen.getByText('Move it to the System that this entity is part of.'),
    ).toBeVisible();
    expect(screen.queryByRole('table')).not.toBeInTheDocument();
  });
});

describe('the card of an unmapped System', () => {
  it('suggests a mapping, says why, and shows the YAML to paste', async () => {
    await renderCard(exampleSystem('unfinished.yaml', 'teleport'));
    expect(
      await screen.findByText('This System is not mapped to a DevOps domain.'),
    ).toBeVisible();
    expect(
      screen.getByText('Security platform / Access control'),
    ).toBeVisible();
    expect(screen.getByText(/^Why: its name says “teleport”/)).toBeVisible();
    expect(
      screen.getByText(
        /devops-domains\.io\/domain: security-platform\s+devops-domains\.io\/responsibilities: access-control/,
      ),
    ).toBeVisible();
    expect(screen.queryByRole('table')).not.toBeInTheDocument();
  });

  it('gives the reason in Korean', async () => {
    await renderCard(exampleSystem('unfinished.yaml', 'teleport'), 'ko');
    expect(await screen.findByText('보안 플랫폼 / 접근제어')).toBeVisible();
    expect(screen.getByText(/^이유: 이름에 ‘teleport’ 포함/)).toBeVisible();
  });

  it('says what to do where nothing hints at a domain', async () => {
    await renderCard(system({}));
    expect(
      await screen.findByText(/Nothing in its name, tags or annotations/),
    ).toBeVisible();
    expect(screen.queryByText('Suggested mapping')).not.toBeInTheDocument();
  });

  it('does not suggest what the fix of a problem says already', async () => {
    await renderCard(
      system({ annotations: { 'devops-domains.io/domain': 'netwrok' } }),
    );
    expect(await screen.findByText('1 problem in the YAML')).toBeVisible();
    expect(screen.queryByText('Suggested mapping')).not.toBeInTheDocument();
  });
});
