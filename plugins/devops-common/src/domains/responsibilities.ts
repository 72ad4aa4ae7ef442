import { LocalizedText } from './localizedText';

/**
 * Ids of the 19 responsibilities. Stable: they stand in YAML, URLs and answers.
 *
 * @public
 */
export const RESPONSIBILITY_IDS = [
  'networking',
  'proxy-vpn',
  'dns',
  'version-control',
  'ci-cd',
  'test-environments',
  'package-registry',
  'container-orchestration',
  'workflow-engine',
  'observability',
  'alerting',
  'cloud-environments',
  'identity',
  'access-control',
  'firewall-policy',
  'databases',
  'messaging',
  'data-warehouse-bi',
  'joint-operations',
] as const;

/** @public */
export type ResponsibilityId = (typeof RESPONSIBILITY_IDS)[number];

/** What a DevOps team answers for inside a domain. @public */
export interface Responsibility {
  id: ResponsibilityId;
  title: LocalizedText;
  description: LocalizedText;
}

/** Titles and descriptions of the 19 responsibilities, by id. @public */
export const RESPONSIBILITIES: Readonly<
  Record<ResponsibilityId, Responsibility>
> = {
  networking: {
    id: 'networking',
    title: { en: 'Networks', ko: '네트워크 구성' },
    description: {
      en: 'Lays out virtual and physical networks',
      ko: '가상 네트워크 및 물리 네트워크 구성',
    },
  },
  'proxy-vpn': {
    id: 'proxy-vpn',
    title: { en: 'Proxy and VPN', ko: '프록시 / VPN' },
    description: {
      en: 'Runs proxy and VPN servers',
      ko: '프록시 / VPN 서버 운영',
    },
  },
  dns: {
    id: 'dns',
    title: { en: 'DNS', ko: 'DNS' },
    description: { en: 'Runs DNS servers', ko: 'DNS 서버 운영' },
  },
  'version-control': {
    id: 'version-control',
    title: {
      en: 'Version control and collaboration',
      ko: '버전관리 및 개발 협업',
    },
    description: {
      en: 'Runs the platform for version control and collaboration, such as GitLab or GitHub',
      ko: 'GitLab / GitHub와 같은 버전관리 및 개발 협업 플랫폼 운영',
    },
  },
  'ci-cd': {
    id: 'ci-cd',
    title: { en: 'CI/CD pipelines', ko: 'CI / CD 파이프라인' },
    description: {
      en: 'Builds and runs the CI/CD pipeline system',
      ko: 'CI / CD 파이프라인 시스템 구축 및 운영',
    },
  },
  'test-environments': {
    id: 'test-environments',
    title: { en: 'Test environments', ko: '테스트 환경' },
    description: {
      en: 'Provides environments for QA and performance tests',
      ko: 'QA 테스트 및 성능 테스트를 위한 환경 제공',
    },
  },
  'package-registry': {
    id: 'package-registry',
    title: { en: 'Package registry', ko: '패키지 저장소' },
    description: {
      en: 'Runs package registries and keeps build artifacts',
      ko: '패키지 저장소 운영 및 배포 산출물 관리',
    },
  },
  'container-orchestration': {
    id: 'container-orchestration',
    title: { en: 'Container orchestration', ko: '컨테이너 오케스트레이션' },
    description: {
      en: 'Builds and runs orchestration systems such as Kubernetes, ECS or Nomad',
      ko: '쿠버네티스 / ECS / Nomad와 같은 오케스트레이션 시스템 구축 및 운영',
    },
  },
  'workflow-engine': {
    id: 'workflow-engine',
    title: { en: 'Workflow engine', ko: '워크플로우 엔진' },
    description: {
      en: 'Builds and runs workflow engines such as Airflow or Argo Workflows',
      ko: 'Airflow / Argo Workflows와 같은 워크플로우 엔진 구축 및 운영',
    },
  },
  observability: {
    id: 'observability',
    title: { en: 'Observability', ko: '관측' },
    description: {
      en: 'Builds and runs one central place for logs, metrics, uptime and APM',
      ko: '로그 / 메트릭 / 업타임 / APM 정보를 관측할 수 있는 중앙화된 시스템 구축 및 운영',
    },
  },
  alerting: {
    id: 'alerting',
    title: { en: 'Alerting', ko: '알림' },
    description: {
      en: 'Builds the system that notifies of important events',
      ko: '주요 이벤트에 대한 알림 시스템 구축',
    },
  },
  'cloud-environments': {
    id: 'cloud-environments',
    title: { en: 'Cloud environments', ko: '클라우드 환경' },
    description: {
      en: 'Runs private and public cloud environments for developers',
      ko: '개발자들이 활용할 수 있도록 private / public 클라우드 환경 운영',
    },
  },
  identity: {
    id: 'identity',
    title: { en: 'Identity', ko: '통합 계정' },
    description: {
      en: 'Runs one account for every employee with LDAP, AD or SAML',
      ko: 'LDAP / AD / SAML 등을 활용한 통합된 임직원 계정계 운영',
    },
  },
  'access-control': {
    id: 'access-control',
    title: { en: 'Access control', ko: '접근제어' },
    description: {
      en: 'Builds and runs access to servers (SSH login and its audit log) and databases (query rights and their audit)',
      ko: '서버(SSH 사용자 인증 및 로깅) 및 데이터베이스(쿼리 사용권한 및 감사) 접근제어 시스템 구축 및 운영',
    },
  },
  'firewall-policy': {
    id: 'firewall-policy',
    title: { en: 'Firewall policy', ko: '방화벽 정책' },
    description: {
      en: 'Manages network firewall rules, so that applications run in a safe environment',
      ko: '어플리케이션이 안전한 환경에서 구동될 수 있도록 네트워크 방화벽 정책 관리',
    },
  },
  databases: {
    id: 'databases',
    title: { en: 'Databases', ko: '데이터베이스' },
    description: {
      en: 'Builds and runs databases such as MySQL, DynamoDB or Redis',
      ko: 'MySQL / DynamoDB / Redis와 같은 데이터베이스 구축 및 운영',
    },
  },
  messaging: {
    id: 'messaging',
    title: { en: 'Messaging', ko: '메시징' },
    description: {
      en: 'Builds and runs messaging services such as RabbitMQ, Kafka or SQS',
      ko: 'RabbitMQ / Kafka / SQS 등과 같은 메시징 서비스 구축 및 운영',
    },
  },
  'data-warehouse-bi': {
    id: 'data-warehouse-bi',
    title: { en: 'Data warehouse and BI', ko: '데이터웨어하우스 / BI' },
    description: {
      en: 'Builds and runs the data warehouse and BI dashboards',
      ko: '데이터웨어하우스 / BI 대시보드 구축 및 운영',
    },
  },
  'joint-operations': {
    id: 'joint-operations',
    title: { en: 'Joint operations', ko: '공동 운영' },
    description: {
      en: 'Runs services together with their developers',
      ko: '개발자들과 협업하여 서비스 공동 운영',
    },
  },
};
