/** 범위에 속한 서비스 목록의 글. */
export const services = {
  'services.title': '서비스',
  'services.caption': '서비스별 지표',
  'services.hint':
    '같은 기간을 서비스마다 따로 본 값입니다. 위의 지표는 이 값이 아니라 모든 기록을 합쳐서 계산합니다.',
  'services.service': '서비스',
  'services.spread': '전체 서비스',
  'services.median': '중앙값 {{value}}',
  'services.range': '{{min}} ~ {{max}}',
  'services.measured_one': '서비스 {{total}}개 중 {{number}}개 측정됨',
  'services.measured_other': '서비스 {{total}}개 중 {{number}}개 측정됨',
  'services.sampleSize': 'n = {{number}}',
  'services.empty':
    '이 엔티티에 속한 Component나 Resource가 없거나 볼 권한이 없습니다. Component는 spec.system으로 System에, 그 System을 통해 Domain에, spec.owner로 Group에 속합니다.',
  'services.more': '서비스 더 보기',
  'services.error': '서비스를 읽지 못했습니다',
};
