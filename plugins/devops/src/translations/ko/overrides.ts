/** 사람이 바로잡은 기록의 한국어 문구. */
export const overrides = {
  'overrides.title': '바로잡은 기록',
  'overrides.excluded': '제외됨',
  'overrides.corrected': '바로잡음',
  'overrides.decided': '시각',
  'overrides.correction': '내용',
  'overrides.reasonTitle': '이유',
  'overrides.reason': '이유 (선택)',
  'overrides.reasonHint':
    '기록 옆에 표시됩니다. 누가 바로잡았는지는 감사 로그에 남습니다.',
  'overrides.cancel': '취소',
  'overrides.undo': '되돌리기',
  'overrides.undoOf': '되돌리기: {{correction}}',
  'overrides.undoLabel': '{{record}} 바로잡기 되돌리기',
  'overrides.menu': '{{record}} 바로잡기',
  'overrides.choices.exclude': '지표에서 제외…',
  'overrides.choices.cause': '원인 바로잡기…',
  'overrides.choices.duplicate': '중복 관계 바로잡기…',
  'overrides.choices.fixes': '수정 대상 바로잡기…',
  'overrides.choices.type': '유형 바로잡기…',

  'overrides.exclude.title': '{{record}}을(를) 제외할까요?',
  'overrides.exclude.action': '제외',
  'overrides.exclude.deployment':
    '이 릴리스와 그 변경, 이 릴리스로 인한 실패가 모든 사용자의 모든 지표에서 빠집니다. ‘바로잡은 기록’ 목록에는 남으며, 언제든지 되돌릴 수 있습니다.',
  'overrides.exclude.change':
    '이 변경이 모든 사용자의 모든 지표에서 빠지고, 릴리스는 그대로 남습니다. ‘바로잡은 기록’ 목록에는 남으며, 언제든지 되돌릴 수 있습니다.',
  'overrides.exclude.waiting':
    '이 변경이 모든 사용자의 릴리스 대기 목록에서 빠지고, 릴리스된 뒤에도 모든 지표에서 제외됩니다. ‘바로잡은 기록’ 목록에는 남으며, 언제든지 되돌릴 수 있습니다.',
  'overrides.exclude.incident':
    '이 장애와 중복 장애가 모든 사용자의 모든 지표에서 빠집니다. 이 장애만으로 실패한 릴리스는 성공한 것으로 셉니다. ‘바로잡은 기록’ 목록에는 남으며, 언제든지 되돌릴 수 있습니다.',

  'overrides.choose.release': '릴리스를 선택하세요',
  'overrides.choose.earlierReleases': '이전 릴리스 더 불러오기',
  'overrides.choose.noReleases': '그 전 1년 동안 알려진 릴리스가 없습니다.',
  'overrides.choose.incident': '이 기간의 장애를 선택하세요',
  'overrides.choose.earlierIncidents': '이전 장애 더 불러오기',
  'overrides.choose.noIncidents': '이 기간에는 다른 장애가 없습니다.',

  'overrides.duplicate.title': '{{record}}은(는) 어떤 장애의 중복인가요?',
  'overrides.duplicate.action': '중복 관계 바로잡기',
  'overrides.duplicate.consequence':
    '중복된 장애는 어디에서도 세지 않으며, 연결된 기록은 원래 장애의 것이 됩니다. 모든 사용자의 지표에 반영되며, 언제든지 되돌릴 수 있습니다.',
  'overrides.duplicate.label': '원래 장애',
  'overrides.duplicate.none': '중복 아님',

  'overrides.fixes.title': '{{record}}은(는) 어떤 릴리스를 수정했나요?',
  'overrides.fixes.action': '수정 대상 바로잡기',
  'overrides.fixes.consequence':
    '수정된 릴리스는 실패로, 수정한 릴리스는 재작업으로 셉니다. 선택한 릴리스가 없으면 소스가 지정한 기록도 수정하지 않은 것으로 봅니다. 모든 사용자의 지표에 반영되며, 언제든지 되돌릴 수 있습니다.',
  'overrides.fixes.label': '수정한 릴리스',
  'overrides.fixes.none': '수정한 릴리스 없음',

  'overrides.cause.title': '{{record}}의 원인은 무엇인가요?',
  'overrides.cause.action': '원인 바로잡기',
  'overrides.cause.consequence':
    '이전에 지정되거나 추정된 원인과 관계없이, 선택한 릴리스를 실패로 셉니다. 선택한 릴리스가 없으면 이 장애는 어떤 릴리스도 실패로 만들지 않습니다. 모든 사용자의 지표에 반영되며, 언제든지 되돌릴 수 있습니다.',
  'overrides.cause.label': '원인이 된 릴리스',
  'overrides.cause.none': '원인이 된 릴리스 없음',

  'overrides.type.title': '{{record}}은(는) 어떤 릴리스인가요?',
  'overrides.type.action': '유형 바로잡기',
  'overrides.type.consequence':
    '롤백과 핫픽스는 재작업으로 셉니다. 롤백의 변경은 세지 않습니다. 모든 사용자의 지표에 반영되며, 언제든지 되돌릴 수 있습니다.',

  'overrides.says.exclude': '모든 지표에서 제외',
  'overrides.says.excludeChange': '변경 {{revision}}을(를) 모든 지표에서 제외',
  'overrides.says.type': '유형: {{type}}',
  'overrides.says.set.causedBy': '원인: {{to}}',
  'overrides.says.set.duplicateOf': '{{to}}의 중복',
  'overrides.says.set.fixes': '{{to}}을(를) 수정함',
  'overrides.says.remove.causedBy': '원인이 된 릴리스 없음',
  'overrides.says.remove.duplicateOf': '중복 아님',
  'overrides.says.remove.fixes': '지정된 기록을 수정하지 않음',

  'overrides.failed': '바로잡지 못했습니다',
  'overrides.notAllowed':
    '기록을 바로잡을 수 없습니다. 계정에 devops.link.correct 권한이 없습니다.',
  'overrides.loadFailed': '바로잡은 기록을 불러오지 못했습니다',
};
