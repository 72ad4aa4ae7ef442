export * from './answer';
export * from './definitions';
export * from './facts';
export { applyOverrides } from './applyOverrides';
export { computeFacts } from './computeFacts';
export * from './factFindings';
export { evidenceOf, recompute } from './evidence';
export { EVIDENCE_REASONS, type EvidenceReason } from './evidenceRows';
export {
  type AnswerFindingCode,
  finding,
  FINDING_CODES,
  type FindingCode,
} from './findings';
export { measure } from './measure';
export * from './overridesAnswer';
export { type MeasureQuery } from './query';
