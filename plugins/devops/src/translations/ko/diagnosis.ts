/** 배포가 드물거나 느릴 때 살펴볼 곳. */
export const diagnosis = {
  'diagnosis.title': '살펴볼 곳',
  'diagnosis.hint':
    '가능성이 높은 원인과 그 근거가 되는 값입니다. 우연일 수 있는 것은 표시하지 않습니다.',
  'diagnosis.kind.system': '시스템',
  'diagnosis.kind.culture': '일하는 방식',
  'diagnosis.delivery':
    '변경의 절반은 병합된 뒤 릴리스되기까지 {{duration}} 이상 기다렸으며, 이는 소요 시간의 {{share}}입니다.',
  'diagnosis.next': '해 볼 일: {{next}}',
  'diagnosis.others_one': '같은 원인이 있는 서비스가 {{number}}개 더 있습니다.',
  'diagnosis.others_other':
    '같은 원인이 있는 서비스가 {{number}}개 더 있습니다.',
  'diagnosis.evidence': '근거: {{metric}}',
  'diagnosis.definition':
    '살펴볼 곳: 원인은 서비스마다 따로 찾고, 해당하는 릴리스가 가장 많은 서비스부터 표시합니다. 실제로는 릴리스의 절반만 기준에 해당하는 서비스도 최대 4%는 우연히 표시될 수 있습니다. 서비스가 많으면 실패한 뒤의 차이가 우연히 나타나는 서비스도 있으므로, p에 비교한 서비스 수를 곱한 값(본페로니 보정)이 {{significant}} 미만일 때만 표시합니다.',

  'diagnosis.causes.slow-pipeline.message':
    '빌드, 테스트, 배포가 오래 걸립니다. 릴리스 {{n}}건 중 {{slow}}건이 {{limitSeconds}} 이상 걸렸습니다. 절반은 {{p50Seconds}} 이상, 열에 하나는 {{p90Seconds}} 이상 걸렸습니다.',
  'diagnosis.causes.slow-pipeline.next':
    '가장 느린 단계를 찾고, 빌드와 테스트를 서비스별로 나누는 것을 검토하세요.',
  'diagnosis.causes.large-batches.message':
    '한 번에 많은 변경이 나갑니다. 릴리스 {{n}}건 중 {{large}}건에 변경이 {{limit}}건 이상 담겼습니다. 절반에는 {{p50}}건 이상 담겼습니다.',
  'diagnosis.causes.large-batches.next':
    '더 작게, 더 자주 릴리스하세요. 빌드가 서로를 붙잡고 있다면 파이프라인을 서비스별로 나누는 것을 검토하세요.',
  'diagnosis.causes.waits-despite-short-builds.message':
    '빌드는 짧은데 병합된 변경이 기다립니다. 릴리스 {{n}}건 중 {{waiting}}건에서 변경이 {{limitSeconds}} 이상 기다렸지만, 파이프라인의 절반은 {{pipelineP50Seconds}} 이내에 끝났습니다.',
  'diagnosis.causes.waits-despite-short-builds.next':
    '일정, 승인, 걱정 중 무엇이 릴리스를 붙잡는지 물어보세요. 병합한 것은 그날 릴리스하세요.',
  'diagnosis.causes.pause-after-failure.message':
    '릴리스가 실패하면 다음 릴리스가 평소보다 늦어집니다. 이번 기간과 직전 기간에서 평소 {{usualP50Seconds}}({{usual}}번)이던 간격이 실패 뒤에는 {{failedP50Seconds}}({{failed}}번)입니다 (p {{p}}).',
  'diagnosis.causes.pause-after-failure.next':
    '실패를 탓하지 말고 함께 돌아보고 복구를 빠르게 만들어, 다음 릴리스가 두렵지 않게 하세요.',
  'diagnosis.causes.larger-batches-after-failure.message':
    '실패한 릴리스의 다음 릴리스가 평소보다 큽니다. 이번 기간과 직전 기간에서 평소 변경 {{usualP50}}건({{usual}}번)이던 릴리스에 실패 뒤에는 {{failedP50}}건({{failed}}번)이 담겼습니다 (p {{p}}).',
  'diagnosis.causes.larger-batches-after-failure.next':
    '실패한 뒤에는 더 많이가 아니라 더 적게 릴리스하세요. 작은 변경은 확인하기도 되돌리기도 쉽습니다.',
  'diagnosis.causes.slow-recovery.message':
    '복구가 느립니다. 실패한 릴리스 {{n}}건 중 {{slow}}건이 복구에 {{limitSeconds}} 이상 걸렸습니다. 절반은 {{p50Seconds}} 이상 걸렸습니다.',
  'diagnosis.causes.slow-recovery.next':
    '릴리스를 되돌리는 연습을 하고, 무엇이 있었다면 복구가 더 빨랐을지 탓하지 말고 함께 물어보세요.',
} as const;
