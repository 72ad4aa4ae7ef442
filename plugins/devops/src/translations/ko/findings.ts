const NAME_ENVIRONMENTS =
  'devops-domains.io/production-environments 어노테이션이나 설정에 운영 환경의 이름을 적으세요.';
const SEND_CHANGES =
  '배포마다 변경 목록을 보내거나, 변경을 부모 커밋과 함께 보내세요.';
const CONNECT_INCIDENTS =
  '장애 소스를 연결하거나 POST /v1/incidents로 장애를 보내세요.';
const CHECK_LINKS = '소스의 시계와 장애에 적힌 연결을 확인하세요.';

/** 값이 없거나 제한되는 이유와 다음 단계. */
export const findings = {
  'dora.findings.no-deployment-source.message':
    '아직 받은 배포 기록이 없습니다.',
  'dora.findings.no-deployment-source.next':
    '배포 소스를 연결하거나 POST /v1/deployments로 배포를 보내세요.',
  'dora.findings.records-waiting.message':
    '가리키는 엔티티가 없거나 여럿이어서 기다리는 배포가 있습니다. 이곳의 것일 수 있습니다: {{count}}건.',
  'dora.findings.records-waiting.next':
    '배포에 entityRef를 함께 보내거나 devops.matching.rules에서 정하세요.',
  'dora.findings.being-computed.message': '지표를 계산하고 있습니다.',
  'dora.findings.being-computed.next': '잠시 기다리면 자동으로 다시 읽습니다.',
  'dora.findings.no-production-environment.message':
    '운영 환경인지 알 수 없는 환경이 있습니다: {{environments}} (배포 {{count}}건).',
  'dora.findings.no-production-environment.next': NAME_ENVIRONMENTS,
  'dora.findings.no-production-deployment.message':
    '기록은 있지만 완료된 운영 환경 배포가 없습니다.',
  'dora.findings.no-production-deployment.next':
    '소스가 운영 환경 배포를 보내는지, 어떤 환경이 운영 환경인지 확인하세요.',
  'dora.findings.unknown-environments.message':
    '운영 환경인지 알 수 없어 제외한 환경: {{environments}} (배포 {{count}}건).',
  'dora.findings.unknown-environments.next': NAME_ENVIRONMENTS,
  'dora.findings.window-not-begun.message': '기간이 아직 시작되지 않았습니다.',
  'dora.findings.window-not-begun.next': '과거에 시작하는 기간을 선택하세요.',
  'dora.findings.before-first-deployment.message':
    '저장된 첫 운영 환경 배포보다 먼저 끝나는 기간입니다.',
  'dora.findings.before-first-deployment.next':
    '더 나중의 기간을 선택하거나 이전 배포를 가져오세요.',
  'dora.findings.no-release-in-window.message':
    '이 기간에는 릴리스가 없습니다.',
  'dora.findings.no-release-in-window.next': '더 긴 기간을 선택하세요.',
  'dora.findings.known-days.message':
    '저장된 첫 배포가 이 기간 안에 있어 {{windowDays}}일 중 {{days}}일만 모든 배포를 알 수 있습니다.',
  'dora.findings.known-days.next':
    '더 늦게 시작하는 기간을 선택하거나 이전 배포를 가져오세요.',
  'dora.findings.known-since.message':
    '저장된 첫 배포가 이 기간 안에 있어 {{windowDays}}일 중 {{days}}일만 모든 배포를 알 수 있습니다. 그 뒤로는 주 {{perWeek}}회입니다(릴리스 {{releases}}건).',
  'dora.findings.known-since.next':
    '더 늦게 시작하는 기간을 선택하거나 이전 배포를 가져오세요.',
  'dora.findings.services-known-since.message':
    '저장된 첫 배포가 이 기간 안에 있는 서비스: {{of}}개 중 {{services}}개.',
  'dora.findings.services-known-since.next':
    '더 늦게 시작하는 기간을 선택하거나 이 서비스들의 이전 배포를 가져오세요.',
  'dora.findings.hardly-known.message':
    '저장된 첫 배포가 기간이 끝나기 하루 안에 있어 얼마나 자주 배포하는지 아직 알 수 없습니다.',
  'dora.findings.hardly-known.next': '며칠 기다리거나 이전 배포를 가져오세요.',
  'dora.findings.no-changes-in-window.message':
    '릴리스 {{releases}}건이 있지만 운영 환경에 새로 반영된 변경이 없습니다.',
  'dora.findings.no-changes-in-window.next': SEND_CHANGES,
  'dora.findings.no-lead-time-sample.message':
    '변경 {{changes}}건이 릴리스되었지만 소요 시간을 알 수 있는 것이 없습니다.',
  'dora.findings.no-lead-time-sample.next':
    '변경의 시각을 보내세요. 무엇이 빠졌는지는 근거에서 볼 수 있습니다.',
  'dora.findings.no-incident-source.message':
    '장애 소스가 없어 릴리스가 실패했는지 알 수 없습니다.',
  'dora.findings.no-incident-source.next': CONNECT_INCIDENTS,
  'dora.findings.rollbacks-only.message':
    '장애 소스가 없어 롤백과 수정으로만 실패한 릴리스를 판단합니다.',
  'dora.findings.rollbacks-only.next': CONNECT_INCIDENTS,
  'dora.findings.no-rework-marks.message':
    '버전이 없는 릴리스가 있고 롤백, 핫픽스, 수정을 표시하는 소스가 없어 계획에 없던 작업을 구분할 수 없습니다.',
  'dora.findings.no-rework-marks.next':
    '배포마다 리비전, 유형 또는 수정 대상을 보내세요.',
  'dora.findings.not-measured.message':
    '결과를 알 수 없어 제외함: 서비스 {{services}}개의 릴리스 {{releases}}건.',
  'dora.findings.not-measured.next': '이 서비스들에 없는 소스를 연결하세요.',
  'dora.findings.no-failed-release.message':
    '이 기간에는 실패한 릴리스가 없습니다.',
  'dora.findings.no-failed-release.next':
    '할 일은 없습니다. 이전의 실패를 보려면 더 긴 기간을 선택하세요.',
  'dora.findings.all-open.message': '아직 끝나지 않음: {{count}}건.',
  'dora.findings.all-open.next':
    '해결하거나, 이미 끝났다면 기록을 바로잡으세요.',
  'dora.findings.no-recovery-sample.message':
    '이 기간의 실패한 릴리스에서는 복구 시간을 알 수 없습니다.',
  'dora.findings.no-recovery-sample.next':
    '발생보다 먼저 해결된 것으로 적힌 장애를 바로잡으세요.',
  'dora.findings.no-incident-in-window.message':
    '이 기간에는 발생한 장애가 없습니다.',
  'dora.findings.no-incident-in-window.next':
    '할 일은 없습니다. 이전의 장애를 보려면 더 긴 기간을 선택하세요.',
  'dora.findings.no-incident-sample.message':
    '이 기간의 장애에서는 복구 시간을 알 수 없습니다.',
  'dora.findings.no-incident-sample.next':
    '발생보다 먼저 해결된 것으로 적힌 장애를 바로잡으세요.',
  'dora.findings.no-baseline.message':
    '저장된 기록이 직전 기간 중이나 그 뒤에 시작되어 비교할 대상이 없습니다.',
  'dora.findings.no-baseline.next':
    '더 짧은 기간을 선택하거나 이전 기록을 가져오세요.',
  'dora.findings.no-incident-baseline.message':
    '직전 기간 전체에서 어떤 릴리스가 실패했는지 알 수 없어 실패를 비교할 수 없습니다.',
  'dora.findings.no-incident-baseline.next':
    '더 짧은 기간을 선택하거나, 장애 소스를 연결하거나, 이전 장애를 가져오세요.',
  'dora.findings.invalid-annotation.message':
    '값이 올바르지 않아 적용하지 않은 어노테이션: {{annotations}} (서비스 {{services}}개).',
  'dora.findings.invalid-annotation.next': '어노테이션의 값을 고치세요.',
  'dora.findings.suspect.message': '롤백이 건너뛴 릴리스: {{count}}건.',
  'dora.findings.suspect.next': '표시만 하고 세지 않으니 직접 살펴보세요.',
  'dora.findings.suspect.label': '의심: 롤백이 건너뜀',
  'dora.findings.changes-unknown.message':
    '어떤 변경을 담았는지 알 수 없는 릴리스: {{count}}건.',
  'dora.findings.changes-unknown.next': SEND_CHANGES,
  'dora.findings.changes-unknown.label': '변경을 알 수 없음',
  'dora.findings.commit-dates-fallback.message':
    '이전 리비전이 사라져 커밋 날짜로 변경을 찾은 릴리스: {{count}}건.',
  'dora.findings.commit-dates-fallback.next': '배포마다 변경 목록을 보내세요.',
  'dora.findings.commit-dates-fallback.label': '커밋 날짜로 변경을 찾음',
  'dora.findings.long-gap.message':
    '이전 릴리스 후 60일이 넘어 변경의 소요 시간이 긴 릴리스: {{count}}건.',
  'dora.findings.long-gap.next': '할 일이 없습니다. 소요 시간은 올바릅니다.',
  'dora.findings.long-gap.label': '이전 릴리스와 간격이 긺',
  'dora.findings.first-release.message':
    '무엇이 새로운지 알 수 없어 변경을 세지 않은 첫 릴리스: {{count}}건.',
  'dora.findings.first-release.next':
    '할 일은 없습니다. 변경을 세려면 변경 목록을 보내세요.',
  'dora.findings.first-release.label': '첫 릴리스',
  'dora.findings.no-version.message':
    '리비전도 산출물도 없는 릴리스: {{count}}건.',
  'dora.findings.no-version.next': '배포마다 리비전이나 산출물을 보내세요.',
  'dora.findings.no-version.label': '리비전도 산출물도 없음',
  'dora.findings.fixes-nothing-earlier.message':
    '같은 서비스의 이전 릴리스가 아닌 것을 수정한다고 적힌 릴리스: {{count}}건.',
  'dora.findings.fixes-nothing-earlier.next':
    'fixes에 적힌 참조를 바로잡으세요.',
  'dora.findings.fixes-nothing-earlier.label': '수정 대상이 이전 릴리스가 아님',
  'dora.findings.resolved-before-finished.message':
    '완료되기 전에 복구되어 복구 시간을 0으로 센 실패한 릴리스: {{count}}건.',
  'dora.findings.resolved-before-finished.next': CHECK_LINKS,
  'dora.findings.resolved-before-finished.label': '완료되기 전에 복구됨',
  'dora.findings.start-from-commit-date.message':
    '작성 시각이 없어 커밋 시각부터 센 변경: {{count}}건.',
  'dora.findings.start-from-commit-date.next':
    '변경마다 authoredAt을 보내세요.',
  'dora.findings.start-from-commit-date.label': '커밋 시각부터 셈',
  'dora.findings.no-start.message':
    '소요 시간의 시작이 될 시각이 없는 변경: {{count}}건.',
  'dora.findings.no-start.next': '변경마다 시각을 보내세요.',
  'dora.findings.no-start.label': '시작 시각 없음',
  'dora.findings.negative-lead-time.message':
    '만들어지기 전에 릴리스된 것으로 적힌 변경: {{count}}건.',
  'dora.findings.negative-lead-time.next': '소스의 시계를 확인하세요.',
  'dora.findings.negative-lead-time.label': '만들어지기 전에 릴리스됨',
  'dora.findings.link-waiting.message':
    '원인으로 적은 것이 저장되어 있지 않은 장애: {{count}}건.',
  'dora.findings.link-waiting.next':
    '해당 배포를 보내거나 causedBy를 바로잡으세요.',
  'dora.findings.link-waiting.label': '적힌 원인이 저장되어 있지 않음',
  'dora.findings.link-to-no-release.message':
    '릴리스가 아닌 배포를 원인으로 적은 장애: {{count}}건.',
  'dora.findings.link-to-no-release.next': 'causedBy를 바로잡으세요.',
  'dora.findings.link-to-no-release.label': '적힌 원인이 릴리스가 아님',
  'dora.findings.opened-before-release.message':
    '원인으로 적은 릴리스가 시작되기 전에 발생한 장애: {{count}}건.',
  'dora.findings.opened-before-release.next': CHECK_LINKS,
  'dora.findings.opened-before-release.label': '적힌 릴리스보다 먼저 발생함',
  'dora.findings.resolved-before-opened.message':
    '발생하기 전에 해결된 것으로 적힌 장애: {{count}}건.',
  'dora.findings.resolved-before-opened.next':
    '기록을 바로잡거나 소스의 시계를 확인하세요.',
  'dora.findings.resolved-before-opened.label': '발생하기 전에 해결됨',
  'dora.findings.recovery-unknown.message':
    '장애가 발생하기 전에 해결된 것으로 적혀 있어 언제 복구되었는지 알 수 없는 실패한 릴리스: {{count}}건.',
  'dora.findings.recovery-unknown.next':
    '장애를 바로잡거나 소스의 시계를 확인하세요.',
  'dora.findings.recovery-unknown.label': '장애가 발생하기 전에 해결됨',
};
