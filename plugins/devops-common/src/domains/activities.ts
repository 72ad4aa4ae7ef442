import { LocalizedText } from './localizedText';

/**
 * Ids of the six activities, in the order they are shown. Stable: they are
 * annotation names and link types in YAML.
 *
 * @public
 */
export const ACTIVITY_IDS = [
  'provisioning',
  'configuration',
  'operation',
  'usage',
  'education',
  'documentation',
] as const;

/** @public */
export type ActivityId = (typeof ACTIVITY_IDS)[number];

/** What a DevOps team does for a system. @public */
export interface Activity {
  id: ActivityId;
  title: LocalizedText;
  description: LocalizedText;
}

/** The six activities, in the order they are shown. @public */
export const ACTIVITIES: readonly Activity[] = [
  {
    id: 'provisioning',
    title: { en: 'Provisioning', ko: '프로비저닝 (구축)' },
    description: { en: 'Builds the system', ko: '시스템 구축' },
  },
  {
    id: 'configuration',
    title: { en: 'Configuration', ko: '설정' },
    description: {
      en: 'Configures the system for its users',
      ko: '사용 목적에 맞게 시스템 설정',
    },
  },
  {
    id: 'operation',
    title: { en: 'Operation', ko: '운영' },
    description: { en: 'Keeps the system running', ko: '시스템 운영' },
  },
  {
    id: 'usage',
    title: { en: 'Usage', ko: '사용' },
    description: {
      en: 'Uses the system well, and sees that developers use it often and well',
      ko: '데브옵스팀은 물론 개발자들이 시스템을 자주 / 잘 사용하도록 지원',
    },
  },
  {
    id: 'education',
    title: { en: 'Education', ko: '교육' },
    description: {
      en: 'Teaches the use of the system',
      ko: '시스템의 기본적인 사용법에 대한 교육',
    },
  },
  {
    id: 'documentation',
    title: { en: 'Documentation', ko: '문서화' },
    description: {
      en: 'Documents the system: the base of all other activities',
      ko: '모든 업무의 기본이 되는 문서화',
    },
  },
];
