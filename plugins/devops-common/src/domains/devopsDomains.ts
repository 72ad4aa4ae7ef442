import { LocalizedText } from './localizedText';
import { ResponsibilityId } from './responsibilities';

/**
 * Ids of the eight domains, in the order they are shown. Stable: they are the
 * names of the built-in Domain entities and stand in YAML, URLs and answers.
 *
 * @public
 */
export const DOMAIN_IDS = [
  'network',
  'development-platform',
  'orchestration-platform',
  'monitoring-platform',
  'cloud-platform',
  'security-platform',
  'data-platform',
  'service-operations',
] as const;

/** @public */
export type DomainId = (typeof DOMAIN_IDS)[number];

/** One of the eight fields of work of a DevOps team. @public */
export interface DevopsDomain {
  id: DomainId;
  title: LocalizedText;
  description: LocalizedText;
  /** Every responsibility belongs to exactly one domain. */
  responsibilities: readonly ResponsibilityId[];
}

/** The eight domains, in the order they are shown. @public */
export const DEVOPS_DOMAINS: readonly DevopsDomain[] = [
  {
    id: 'network',
    title: { en: 'Network', ko: '네트워크' },
    description: {
      en: 'Virtual and physical networks, proxy and VPN servers, DNS servers',
      ko: '가상 및 물리 네트워크 구성, 프록시 / VPN 서버 및 DNS 서버 운영',
    },
    responsibilities: ['networking', 'proxy-vpn', 'dns'],
  },
  {
    id: 'development-platform',
    title: {
      en: 'Development & deployment platform',
      ko: '개발 및 배포 플랫폼',
    },
    description: {
      en: 'Version control and collaboration, CI/CD pipelines, environments for QA and performance tests, package registries and build artifacts',
      ko: '버전관리 및 개발 협업 플랫폼, CI / CD 파이프라인, QA 및 성능 테스트 환경, 패키지 저장소 구축 및 운영',
    },
    responsibilities: [
      'version-control',
      'ci-cd',
      'test-environments',
      'package-registry',
    ],
  },
  {
    id: 'orchestration-platform',
    title: { en: 'Orchestration platform', ko: '오케스트레이션 플랫폼' },
    description: {
      en: 'Container orchestration and workflow engines',
      ko: '오케스트레이션 시스템 및 워크플로우 엔진 구축 및 운영',
    },
    responsibilities: ['container-orchestration', 'workflow-engine'],
  },
  {
    id: 'monitoring-platform',
    title: { en: 'Monitoring platform', ko: '모니터링 플랫폼' },
    description: {
      en: 'One central place for logs, metrics, uptime and APM, and the notification of important events',
      ko: '로그 / 메트릭 / 업타임 / APM 중앙화된 관측 시스템 및 주요 이벤트 알림 시스템 구축 및 운영',
    },
    responsibilities: ['observability', 'alerting'],
  },
  {
    id: 'cloud-platform',
    title: { en: 'Cloud platform', ko: '클라우드 플랫폼' },
    description: {
      en: 'Private and public cloud environments for developers',
      ko: '개발자들이 활용할 수 있도록 클라우드 환경 운영 (private / public 클라우드)',
    },
    responsibilities: ['cloud-environments'],
  },
  {
    id: 'security-platform',
    title: { en: 'Security platform', ko: '보안 플랫폼' },
    description: {
      en: 'One account for every employee, access to servers and databases, network firewall rules',
      ko: '통합된 임직원 계정계, 서버 및 데이터베이스 접근제어 시스템 운영, 네트워크 방화벽 정책 관리',
    },
    responsibilities: ['identity', 'access-control', 'firewall-policy'],
  },
  {
    id: 'data-platform',
    title: { en: 'Data platform', ko: '데이터 플랫폼' },
    description: {
      en: 'Databases, messaging services, the data warehouse and BI dashboards',
      ko: '데이터베이스, 메시징 서비스, 데이터웨어하우스 / BI 대시보드 구축 및 운영',
    },
    responsibilities: ['databases', 'messaging', 'data-warehouse-bi'],
  },
  {
    id: 'service-operations',
    title: { en: 'Service operations', ko: '서비스 운영' },
    description: {
      en: 'Services run together with their developers',
      ko: '개발자들과 협업하여 서비스 공동 운영',
    },
    responsibilities: ['joint-operations'],
  },
];

/** The domain with this id; undefined when there is none. @public */
export function findDomain(id: string): DevopsDomain | undefined {
  return DEVOPS_DOMAINS.find(domain => domain.id === id);
}

/** The domain that a responsibility belongs to; undefined for an unknown id. @public */
export function findDomainOfResponsibility(
  id: string,
): DevopsDomain | undefined {
  return DEVOPS_DOMAINS.find(domain =>
    domain.responsibilities.some(responsibility => responsibility === id),
  );
}
