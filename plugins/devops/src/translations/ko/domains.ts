/** DevOps 도메인 카드와 페이지의 한국어 문구. */
export const domains = {
  'domains.title': 'DevOps 도메인',

  'domains.card.title': 'DevOps 도메인',
  'domains.card.domain': '도메인',
  'domains.card.responsibilities': '담당 업무',
  'domains.card.activities': '행위',
  'domains.card.noResponsibilities':
    '담당 업무가 지정되지 않았습니다. 이 시스템이 맡는 업무를 {{annotation}}에 적으세요: {{choices}}.',
  'domains.card.noKnownResponsibility':
    '적힌 담당 업무 가운데 아는 것이 없습니다. 이 시스템이 맡는 업무를 {{annotation}}에 적으세요: {{choices}}.',
  'domains.card.wrongKind':
    'DevOps 도메인에는 시스템만 연결할 수 있습니다. 여기에 적힌 내용은 적용되지 않습니다.',

  'domains.activity.caption': '누가 무엇을 하며, 그 근거는 무엇인지',
  'domains.activity.activity': '행위',
  'domains.activity.owners': '담당',
  'domains.activity.evidence': '근거',
  'domains.activity.nobody': '지정된 담당 없음',
  'domains.activity.noEvidence': '없음',
  'domains.activity.techDocs': 'TechDocs',

  'domains.gap.word': '미비',
  'domains.gap.activity': '미비: 지정된 담당도, 근거도 없습니다',
  'domains.gap.documentation': '미비: 문서가 없습니다',
  'domains.gap.howTitle': '미비점을 채우는 방법',
  'domains.gap.howOwners':
    'metadata.annotations 아래에 담당 그룹이나 사용자를 적으세요. 꺾쇠괄호 안의 내용은 바꿔야 합니다.',
  'domains.gap.howEvidence':
    '또는 metadata.links 아래에 근거가 되는 링크를 추가하고, 링크의 type에 행위를 적으세요.',
  'domains.gap.howDocumentation':
    '문서화는 모든 업무의 기본이며, 담당만 지정한다고 문서가 생기지는 않습니다. TechDocs를 추가하거나 type이 documentation인 링크를 추가하세요.',

  'domains.copy.line': '{{name}}에 쓸 줄 복사',
  'domains.copy.lines': '{{name}}에 쓸 줄 복사',
  'domains.copy.copied': '복사됨',

  'domains.problems.title_one': 'YAML의 문제 {{number}}건',
  'domains.problems.title_other': 'YAML의 문제 {{number}}건',
  'domains.problems.intro': '나머지 내용은 그대로 적용됩니다.',
  'domains.problems.where': '위치',
  'domains.problems.value': '적힌 값',
  'domains.problems.nearest': '가장 가까운 올바른 값',
  'domains.problems.fix': '해결 방법',
  'domains.problems.empty': '(비어 있음)',
  'domains.problems.showAll': '문제 {{number}}건 모두 보기',
  'domains.problems.showFewer': '간단히 보기',
  'domains.problems.what.kind-not-system':
    '시스템이 아닌 엔티티에 이 어노테이션이 있습니다.',
  'domains.problems.what.domain-missing':
    '시스템에 다른 설정은 있지만 DevOps 도메인이 없습니다.',
  'domains.problems.what.domain-unknown':
    '‘{{value}}’에 해당하는 DevOps 도메인이 없습니다.',
  'domains.problems.what.domain-several':
    '시스템은 DevOps 도메인 하나에만 속하므로 ‘{{nearest}}’만 적용됩니다.',
  'domains.problems.what.responsibility-unknown':
    '‘{{value}}’에 해당하는 담당 업무가 없습니다.',
  'domains.problems.what.responsibility-of-other-domain':
    '‘{{value}}’ 업무는 다른 도메인인 ‘{{home}}’에 속합니다.',
  'domains.problems.what.responsibility-duplicate':
    '‘{{value}}’ 값이 두 번 이상 적혀 있습니다.',
  'domains.problems.what.owner-invalid':
    '‘{{value}}’ 값은 그룹이나 사용자의 엔티티 참조가 아닙니다.',
  'domains.problems.what.owner-kind':
    '‘{{value}}’ 엔티티는 그룹이나 사용자가 아니므로 담당이 될 수 없습니다.',
  'domains.problems.what.owner-duplicate':
    '‘{{value}}’ 값이 두 번 이상 적혀 있습니다.',
  'domains.problems.what.annotation-name-invalid':
    '‘{{value}}’ 값은 어노테이션 이름이 아닙니다.',
  'domains.problems.what.source-name-invalid':
    '‘{{value}}’ 값은 소스 이름이 아닙니다.',
  'domains.problems.what.annotation-unknown':
    'DevOps Domains에 ‘{{value}}’ 어노테이션이 없습니다.',
  'domains.problems.what.annotation-prefix':
    '‘{{value}}’ 이름이 {{prefix}}/ 로 시작하지 않습니다.',
  'domains.problems.what.value-empty': '값이 비어 있습니다.',
  'domains.problems.what.value-not-text': '값이 텍스트가 아닙니다.',
  'domains.problems.what.link-not-http':
    '‘{{value}}’ 값은 http(s) URL이 아니므로 근거가 될 수 없습니다.',
  'domains.problems.what.link-type':
    '링크의 type ‘{{value}}’ 값은 행위가 아니지만 행위와 비슷합니다.',
  'domains.problems.mend.kind-not-system':
    '이 엔티티가 속한 시스템으로 옮기세요.',
  'domains.problems.mend.domain-missing':
    '{{annotation}}에 다음 중 하나를 적으세요: {{choices}}.',
  'domains.problems.mend.domain-unknown':
    '다음 중 하나를 적으세요: {{choices}}.',
  'domains.problems.mend.domain-several':
    '하나만 남기고 나머지는 별도의 시스템으로 기술하세요.',
  'domains.problems.mend.responsibility-unknown':
    '다음 중 하나를 적으세요: {{choices}}.',
  'domains.problems.mend.responsibility-of-other-domain':
    '지우거나, 해당 부분을 ‘{{home}}’ 도메인의 시스템으로 따로 기술하세요.',
  'domains.problems.mend.responsibility-duplicate': '중복된 값을 지우세요.',
  'domains.problems.mend.owner-invalid':
    'group:<namespace>/<name> 또는 user:<namespace>/<name> 형식으로, 쉼표로 구분해 적으세요.',
  'domains.problems.mend.owner-kind': '담당 그룹이나 사용자를 적으세요.',
  'domains.problems.mend.owner-duplicate': '중복된 값을 지우세요.',
  'domains.problems.mend.annotation-name-invalid':
    'backstage.io/kubernetes-id와 같은 이름을 적으세요.',
  'domains.problems.mend.source-name-invalid':
    'github처럼 기록의 source에 있는 이름을 적으세요.',
  'domains.problems.mend.annotation-unknown':
    '지우거나 다음 중 하나를 사용하세요: {{choices}}.',
  'domains.problems.mend.annotation-prefix':
    '이름을 {{prefix}}/ 로 시작하게 고치세요.',
  'domains.problems.mend.value-empty': '값을 적거나 줄을 지우세요.',
  'domains.problems.mend.value-not-text':
    '텍스트로 적고, 값이 여러 개이면 쉼표로 구분하세요.',
  'domains.problems.mend.link-not-http':
    'https:// 또는 http:// 로 시작하는 전체 URL을 적으세요.',
  'domains.problems.mend.link-type':
    '링크가 행위의 근거라면 type에 해당 행위를 적으세요.',
  'domains.problems.mendNearest.write': '‘{{nearest}}’(으)로 고치세요.',
  'domains.problems.mendNearest.domain-missing':
    '‘{{nearest}}’ 도메인을 추가하세요.',
  'domains.problems.mendNearest.domain-several':
    '‘{{nearest}}’만 남기고 나머지는 별도의 시스템으로 기술하세요.',
  'domains.problems.mendNearest.owner-invalid':
    '쉼표로 구분하세요: {{nearest}}',
  'domains.problems.mendNearest.value-not-text':
    '쉼표로 구분한 하나의 텍스트로 적으세요: {{nearest}}',
  'domains.problems.mendNearest.link-type':
    '링크가 그 근거라면 ‘{{nearest}}’(으)로 고치세요.',

  'domains.suggestions.title': '추천하는 도메인',
  'domains.suggestions.intro':
    '추천은 자동으로 적용되지 않습니다. 맞다면 YAML의 metadata.annotations 아래에 다음 줄을 추가하세요.',
  'domains.suggestions.because': '이유: {{reasons}}',
  'domains.suggestions.separator': ', ',
  'domains.suggestions.showAll': '추천 {{number}}개 모두 보기',
  'domains.suggestions.showFewer': '간단히 보기',
  'domains.suggestions.reason.typo': '‘{{value}}’ 값이 도메인 이름과 비슷함',
  'domains.suggestions.reason.responsibility':
    '담당 업무 ‘{{value}}’ 값이 이 도메인에 속함',
  'domains.suggestions.reason.name': '이름에 ‘{{value}}’ 포함',
  'domains.suggestions.reason.title': '제목에 ‘{{value}}’ 포함',
  'domains.suggestions.reason.tag': '태그에 ‘{{value}}’ 포함',
  'domains.suggestions.reason.type': '유형에 ‘{{value}}’ 포함',
  'domains.suggestions.reason.annotation': '{{value}} 어노테이션이 있음',

  'domains.unmapped.card': '이 시스템은 아직 DevOps 도메인에 속하지 않습니다.',
  'domains.unmapped.none':
    '이름, 태그, 어노테이션에서 도메인을 짐작할 만한 단서를 찾지 못했습니다. 제품을 이루는 시스템이라면 도메인이 필요하지 않습니다. 개발자가 빌드, 테스트, 배포, 관측에 사용하는 시스템이라면 metadata.annotations 아래에 도메인을 적으세요. 도메인은 다음 중 하나입니다: {{choices}}.',
  'domains.unmapped.title_one':
    '도메인이 올바르게 지정되지 않은 시스템 {{number}}개',
  'domains.unmapped.title_other':
    '도메인이 올바르게 지정되지 않은 시스템 {{number}}개',
  'domains.unmapped.intro':
    'YAML은 작성자가 직접 고칩니다. 여기서 추측하거나 바꾸는 것은 없습니다.',
  'domains.unmapped.rest_one':
    '도메인을 짐작할 단서가 없는 시스템 {{number}}개',
  'domains.unmapped.rest_other':
    '도메인을 짐작할 단서가 없는 시스템 {{number}}개',
  'domains.unmapped.restIntro':
    '제품을 이루는 시스템에는 도메인이 필요하지 않습니다. 개발자가 빌드, 테스트, 배포, 관측에 사용하는 시스템이 있다면 도메인을 지정하세요.',
  'domains.unmapped.showAll': '시스템 {{number}}개 모두 보기',
  'domains.unmapped.showFewer': '간단히 보기',

  'domains.systems.title': '시스템별 업무 담당',
  'domains.systems.caption': '{{domain}} 도메인의 시스템과 업무 담당',
  'domains.systems.system': '시스템',
  'domains.systems.owner': '소유자',
  'domains.systems.responsibilities': '담당 업무',
  'domains.systems.gaps': '미비점',
  'domains.systems.usedBy': '사용 현황',
  'domains.systems.problems_one': 'YAML의 문제 {{number}}건',
  'domains.systems.problems_other': 'YAML의 문제 {{number}}건',
  'domains.systems.noOwner': '소유자 없음',
  'domains.systems.noResponsibility': '지정되지 않음',
  'domains.systems.noGaps': '미비점 없음',
  'domains.systems.empty': '이 도메인에 속한 시스템이 없습니다.',
  'domains.systems.emptyHow':
    '첫 시스템을 연결하려면 YAML의 metadata.annotations 아래에 다음 줄을 추가하세요.',

  'domains.coverage.title': '담당 업무',
  'domains.coverage.covered': '담당 시스템',
  'domains.coverage.uncovered': '미비: 담당하는 시스템이 없습니다',
  'domains.coverage.count': '담당 업무 {{total}}개 중 {{covered}}개를 담당함',

  'domains.adoption.components_one': '컴포넌트 {{number}}개',
  'domains.adoption.components_other': '컴포넌트 {{number}}개',
  'domains.adoption.teams': '{{total}}개 팀 중 {{teams}}개 팀',
  'domains.adoption.none': '사용하는 컴포넌트 없음',
  'domains.adoption.served_one': '90일 동안 서비스 {{number}}개의 기록을 전달',
  'domains.adoption.served_other':
    '90일 동안 서비스 {{number}}개의 기록을 전달',
  'domains.adoption.servedBefore': '그전 90일에는 {{number}}개',

  'domains.page.title': 'DevOps',
  'domains.page.intro':
    'DevOps 팀의 업무 도메인 8가지와 각 도메인의 시스템, 업무 담당, 미비점을 보여 줍니다.',
  'domains.page.summary_one':
    '도메인에 속한 시스템 {{number}}개, 담당 업무 {{total}}개 중 {{covered}}개를 담당함',
  'domains.page.summary_other':
    '도메인에 속한 시스템 {{number}}개, 담당 업무 {{total}}개 중 {{covered}}개를 담당함',
  'domains.page.filter.label': '필터',
  'domains.page.filter.text': '검색',
  'domains.page.filter.textHint': '시스템, 도메인, 담당 업무, 태그',
  'domains.page.filter.owner': '소유자 또는 담당',
  'domains.page.filter.anyone': '전체',
  'domains.page.filter.onlyGaps': '미비점과 문제만 보기',
  'domains.page.filter.clear': '필터 지우기',
  'domains.page.filter.shown':
    '도메인 {{total}}개 중 {{domains}}개, 시스템 {{systems}}개 표시',
  'domains.page.filter.nothing': '조건에 맞는 항목이 없습니다.',
  'domains.page.empty': '아직 DevOps 도메인에 속한 시스템이 없습니다.',
  'domains.page.emptyHow':
    '시스템 YAML의 metadata.annotations 아래에 다음 줄을 추가하고, 시스템이 속하는 도메인을 적으세요. 카탈로그가 읽으면 여기에 나타납니다.',
  'domains.page.unknownDomain':
    '백엔드가 이 도메인을 알지 못합니다. 엔티티 이름이 8가지 도메인 중 하나의 id여야 합니다.',

  'domains.error.title': 'DevOps 도메인을 불러오지 못했습니다',

  'domains.noPermission.title': 'DevOps 도메인을 볼 수 없습니다',
  'domains.noPermission.description':
    '계정에 devops.metrics.read 권한이 없습니다. 포털 운영자에게 접근 권한을 요청하세요.',
};
