/** 데이터 소스의 한국어 문구. */
export const sources = {
  'sources.title': '데이터 소스',
  'sources.intro':
    '이 포털의 수치가 어디에서 오는지, 잘 들어오고 있는지, 아직 설정할 것이 무엇인지 보여 줍니다. 오류가 있는 소스가 먼저 나옵니다.',
  'sources.refresh': '새로 고침',
  'sources.error': '데이터 소스를 읽을 수 없습니다',
  'sources.noPermission.title': '데이터 소스를 볼 권한이 없습니다',
  'sources.noPermission.description':
    '모든 시스템이 보낸 내용을 보여 주는 화면입니다. 포털 운영자에게 devops.delivery.read 권한을 요청하세요.',
  'sources.none':
    '설치된 소스가 없습니다. 연결할 시스템의 모듈을 백엔드에 추가하거나, 파이프라인에서 API로 기록을 보내세요.',
  'sources.noneCopy': '백엔드에 넣을 줄 복사',
  'sources.list': '이 포털의 데이터 소스',
  'sources.state.failing': '오류 발생',
  'sources.state.refused': '보낸 것이 거부됨',
  'sources.state.waits': '기록이 엔티티를 기다리는 중',
  'sources.state.feeds': '데이터를 보내는 중',
  'sources.state.nothing-yet': '아직 받은 것 없음',
  'sources.state.secret-missing': '시크릿 없음',
  'sources.state.unsigned': '서명 없는 수신 허용',
  'sources.field.lastDelivery': '마지막 수신',
  'sources.field.lastRefusal': '마지막 거부',
  'sources.field.lastRecord': '마지막 기록',
  'sources.field.deliveries': '최근 24시간 수신',
  'sources.field.records': '기록 수',
  'sources.field.error': '마지막 오류',
  'sources.field.none': '없음',
  'sources.field.never': '없음',
  'sources.kind.deployment': '배포',
  'sources.kind.change': '변경',
  'sources.kind.incident': '장애',
  'sources.kind.artifact': '산출물',
  'sources.refusal.unconfigured': '포털 설정에 시크릿이 없습니다',
  'sources.refusal.unproved': '보낸 쪽을 증명하는 것이 없었습니다',
  'sources.refusal.mismatch':
    '서명이 시크릿과 맞지 않습니다. 양쪽의 시크릿이 같아야 합니다',
  'sources.refusal.expired':
    '서명이 너무 오래되었습니다. 양쪽의 시계가 맞아야 합니다',
  'sources.refusal.history': '그 뒤로는 정상적으로 받았습니다',
  'sources.waiting.count':
    '엔티티를 기다리는 기록: {{number}}개. 보관되어 있으며 엔티티를 찾는 대로 집계됩니다.',
  'sources.waiting.reason': '{{reason}} ({{number}}개).',
  'sources.waiting.others': '그 밖의 이유 ({{number}}개)',
  'sources.waiting.code.not-in-catalog': '{{named}}이(가) 카탈로그에 없습니다',
  'sources.waiting.code.no-candidate':
    '{{named}}에 해당하는 컴포넌트나 리소스가 없습니다',
  'sources.waiting.code.several-candidates':
    '{{named}}에 해당하는 엔티티가 여러 개입니다: {{candidates}}',
  'sources.waiting.next.not-in-catalog':
    '보내는 쪽에서 철자를 고쳐 다시 보내거나, 카탈로그에 등록하세요. 이름이 바뀌었다면 설정의 devops.aliases에 새 이름을 적으세요.',
  'sources.waiting.next.no-candidate':
    '보내는 쪽에서 고쳐 다시 보내거나, 해당 엔티티에 어노테이션을 추가하세요. 저장소라면 backstage.io/source-location입니다.',
  'sources.waiting.next.several-candidates':
    '어느 것인지 entityRef로 지정해 보내거나, 설정의 devops.matching.rules로 정하세요.',
  'sources.own.title': '새 파이프라인이나 목록에 없는 도구',
  'sources.own.description':
    '모듈이 필요 없습니다. 파이프라인 마지막 단계에서 배포한 것을 보내면 됩니다. 소스 이름은 원하는 대로 정하세요.',
  'sources.progress.label': '{{title}} 과거 이력 가져오기',
  'sources.progress.done': '과거 이력 가져오기: {{what}} {{done}} 완료',
  'sources.progress.of':
    '과거 이력 가져오기: {{what}} {{total}} 중 {{done}} 완료',
  'sources.progress.left': '약 {{duration}} 남음',
  'sources.progress.waiting': '{{time}}까지 호출 한도가 풀리기를 기다리는 중',
  'sources.progress.what.repositories': '저장소',
  'sources.progress.what.weeks of history': '이력 주(週) 수',
  'sources.connect.show': '{{title}} 연결 방법',
  'sources.connect.hide': '{{title}} 연결 방법 접기',
  'sources.connect.bus':
    'Backstage 이벤트 서비스로 들어온 메시지를 받습니다. 웹훅은 필요 없습니다.',
  'sources.connect.scheduled': '포털이 정해진 일정에 따라 직접 조회합니다.',
  'sources.connect.configuration': '무엇을 조회할지는 포털 설정에 적습니다.',
  'sources.connect.copyConfiguration': '{{title}} 설정 복사',
  'sources.connect.sample':
    '화면을 둘러볼 수 있도록 만든 예시 회사의 기록입니다. 실제 데이터가 아닙니다.',
  'sources.connect.leaveOut':
    '설정에 다음과 같이 적으면 더 이상 불러오지 않습니다. 이미 불러온 것은 포털의 데이터베이스를 지울 때까지 남습니다.',
  'sources.connect.events':
    '보내는 쪽은 Backstage 토큰으로 이 주소에 CloudEvents를 보냅니다.',
  'sources.connect.copyEvents': '{{title}} 이벤트 주소 복사',
  'sources.connect.records':
    'API로 기록을 보냅니다. 예를 들면 다음 명령입니다. 응답에서 각 기록이 어떻게 되었는지 알 수 있습니다.',
  'sources.connect.copyRecords': '{{title}} 명령 복사',
  'sources.connect.recordsToken':
    'DEVOPS_TOKEN은 devops.record.write 권한이 있는 backend.auth.externalAccess 토큰입니다. 개발 환경에서는 devops-local입니다.',
  'sources.connect.recordsDocumentation': '기록 보내기 문서',
  'sources.connect.url': '{{title}}에서 이 주소로 보내는 웹훅을 만드세요.',
  'sources.connect.copyUrl': '{{title}} 웹훅 주소 복사',
  'sources.connect.secret.missing':
    '포털 설정에 시크릿을 넣고, {{title}}에도 같은 값을 입력하세요. 시크릿이 없으면 웹훅을 받지 않습니다.',
  'sources.connect.secret.set':
    '웹훅 시크릿이 설정되어 있습니다. 포털 설정에는 다음과 같이 들어갑니다.',
  'sources.connect.secret.unsigned':
    '주소를 아는 사람은 누구나 가짜 데이터를 보낼 수 있습니다. 시크릿을 설정하고 allowUnsigned를 지우는 것이 좋습니다.',
  'sources.connect.copySecret': '{{title}} 시크릿 설정 복사',
  'sources.connect.annotations':
    '다음 어노테이션 가운데 하나로 엔티티를 찾습니다. 보통 첫 번째 것을 씁니다.',
  'sources.connect.copyAnnotation': '어노테이션 {{annotation}} 복사',
  'sources.connect.documentation': '{{title}} 문서',
  'sources.entity.source': '소스',
  'sources.entity.state': '상태',
  'sources.entity.delivers': '보내는 기록',
  'sources.entity.none': '이 엔티티의 기록을 보낸 소스가 아직 없습니다.',
  'sources.entity.lastReceived': '마지막 수신',
  'sources.entity.lastEvent': '마지막 이벤트',
  'sources.entity.health':
    '소스가 이 엔티티의 데이터를 잘 보내고 있는지 읽을 수 없습니다',
  'sources.entity.missing.deployment': '배포를 보내는 소스가 없습니다',
  'sources.entity.missing.change': '변경을 보내는 소스가 없습니다',
  'sources.entity.missing.incident': '장애를 보내는 소스가 없습니다',
  'sources.entity.metrics': '이 기록이 없으면 알 수 없는 지표: {{metrics}}',
  'sources.entity.ways':
    '다음 가운데 하나만 해도 됩니다. 가장 쉬운 것이 먼저 나옵니다.',
  'sources.entity.allWays': '{{number}}가지 방법 모두 보기',
  'sources.entity.fewerWays': '방법 접기',
  'sources.entity.steps.set-secret':
    '포털 설정에 웹훅 시크릿을 넣고, {{title}}에도 같은 값을 입력하세요.',
  'sources.entity.steps.add-annotation':
    '{{title}}의 데이터가 이 서비스의 것임을 알 수 있도록 서비스의 catalog-info.yaml에 이 어노테이션을 추가하세요.',
  'sources.entity.steps.create-webhook':
    '{{title}}에서 이 주소로 보내는 웹훅을 만드세요. 아직 받은 것이 없습니다.',
  'sources.entity.steps.check-deliveries':
    '{{title}}에서 데이터가 들어오지만 이 엔티티에 관한 이런 기록은 없습니다. 수신 기록을 살펴보고 엔티티의 어노테이션 값이 맞는지 확인하세요.',
  'sources.entity.steps.check-source':
    '{{title}}이(가) 연결되어 있지만 이 엔티티에 관한 이런 기록은 없습니다. 마지막 오류와 설정의 {{configuration}} 값을 확인하세요.',
  'sources.entity.steps.send-records':
    '직접 만든 파이프라인이나 도구에서 이 주소로 POST 요청을 보내세요.',
  'sources.entity.own': '직접 만든 파이프라인이나 도구',
  'sources.entity.copyEndpoint': '엔드포인트 주소 복사',
  'sources.entity.deliveries': '{{title}} 수신 기록',
  'sources.entity.sources': '모든 데이터 소스',
  'sources.test.open': '테스트 이벤트 보내기',
  'sources.test.openOf': '{{title}} 테스트 이벤트 보내기',
  'sources.test.title': '{{title}} 테스트 이벤트 보내기',
  'sources.test.intro':
    '포털이 {{title}}에서 보낼 법한 이벤트를 만들어 전체 과정을 따라갑니다. 이때 생긴 기록은 모든 수치에서 다시 제거됩니다.',
  'sources.test.entity': '대상 컴포넌트 또는 리소스',
  'sources.test.entityClear': '지우기',
  'sources.test.entityHint': '이름의 일부나 전체 참조를 입력하세요',
  'sources.test.entityWrong':
    'component:default/shop처럼 kind:namespace/name 형식으로 입력하세요',
  'sources.test.send': '보내기',
  'sources.test.again': '다시 보내기',
  'sources.test.sending': '진행 중입니다. 30초 정도 걸릴 수 있습니다.',
  'sources.test.close': '닫기',
  'sources.test.error': '테스트 이벤트를 보낼 수 없습니다',
  'sources.test.noPermission.title': '테스트 이벤트를 보낼 권한이 없습니다',
  'sources.test.noPermission.description':
    '포털 운영자에게 devops.delivery.replay 권한과 해당 엔티티를 볼 권한이 있는지 문의하세요.',
  'sources.test.well': '모든 과정을 통과했습니다.',
  'sources.test.stopped': '끝까지 가지 못했습니다. 실패한 단계를 확인하세요.',
  'sources.test.left': '테스트 기록을 제거하지 못했습니다.',
  'sources.test.way': '테스트 이벤트의 처리 과정',
  'sources.test.delivery': '수신 기록에서 {{id}}번 보기',
  'sources.test.stepResult': '{{step}}: {{result}}',
  'sources.test.step.received': '받음',
  'sources.test.step.verified': '검증함',
  'sources.test.step.kept': '보관함',
  'sources.test.step.read': '읽음',
  'sources.test.step.matched': '엔티티를 찾음',
  'sources.test.step.counted': '집계 여부',
  'sources.test.step.deleted': '제거함',
  'sources.test.result.ok': '정상',
  'sources.test.result.failed': '실패',
  'sources.test.result.skipped': '건너뜀',
  'sources.test.code.received':
    '{{title}}에서 보내는 것과 같은 이벤트를 만들었습니다.',
  'sources.test.code.missing-annotation':
    '엔티티에 어노테이션 {{annotation}}을(를) 추가하세요. {{title}}에서 온 데이터는 이것으로 엔티티를 찾습니다.',
  'sources.test.code.verified': '보낸 쪽의 증명이 맞습니다.',
  'sources.test.code.unsigned': '설정에 따라 서명 없이 받았습니다.',
  'sources.test.code.token':
    '보내는 쪽은 Backstage 토큰으로 자신을 증명합니다.',
  'sources.test.code.event-bus': '이벤트 버스에서는 검증할 것이 없습니다.',
  'sources.test.code.missing-secret':
    '{{configuration}}에 시크릿을 넣고 {{title}}에도 같은 값을 입력하세요.',
  'sources.test.code.proof-refused':
    '보낸 쪽의 증명이 거부되었습니다: {{message}}',
  'sources.test.code.kept': '{{delivery}}번 수신으로 보관했습니다.',
  'sources.test.code.not-kept': '보관하지 못했습니다: {{message}}',
  'sources.test.code.read': '기록 {{records}}개 ({{kinds}})를 읽었습니다.',
  'sources.test.code.still-waiting':
    '밀린 것이 많아 아직 읽지 못했습니다. 나중에 수신 기록을 확인하세요.',
  'sources.test.code.ignored': '무시됨: {{reason}}',
  'sources.test.code.rejected': '기록이 거부되었습니다: {{reason}}',
  'sources.test.code.unreadable': '기록을 만들 수 없습니다: {{reason}}',
  'sources.test.code.matched':
    '{{by}} 기준으로 {{entityRef}}을(를) 찾았습니다.',
  'sources.test.code.unmatched': '엔티티를 찾지 못했습니다: {{reason}}',
  'sources.test.code.other-entity': '다른 엔티티를 찾았습니다: {{entityRef}}',
  'sources.test.code.hidden-entity': '볼 권한이 없는 다른 엔티티를 찾았습니다.',
  'sources.test.code.hidden-candidates':
    '엔티티 {{entities}}개를 찾았지만 일부는 볼 권한이 없습니다. 엔티티가 하나만 일치해야 합니다.',
  'sources.test.code.not-stored': '기록이 저장되지 않았습니다. {{message}}',
  'sources.test.code.production':
    '제거될 때까지 집계됩니다. 환경 {{environment}}은(는) 여기에서 운영 환경입니다.',
  'sources.test.code.not-production':
    '집계되지 않습니다. 환경 {{environment}}은(는) 운영 환경이 아닙니다. 운영 환경에 배포를 마치면 배포 빈도가 올라가고, 그 배포에 담긴 변경의 적용 소요 시간이 계산됩니다.',
  'sources.test.code.unknown-environment':
    '집계되지 않습니다. 환경 {{environment}}이(가) 운영 환경인지 알 수 없습니다.',
  'sources.test.code.incident':
    '제거될 때까지 집계됩니다. 장애는 복구 시간에 반영됩니다. 장애 전 {{attributionHours}}시간 안의 릴리스나 장애의 원인으로 지정된 릴리스는 실패로 집계됩니다.',
  'sources.test.code.with-deployment':
    '그 자체로는 집계되지 않습니다. 운영 환경으로 내보낸 배포와 함께 집계됩니다.',
  'sources.test.code.deleted': '기록이 모든 수치에서 다시 제거되었습니다.',
  'sources.test.code.not-deleted': '기록이 아직 남아 있습니다: {{message}}',
};
