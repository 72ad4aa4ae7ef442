export * from './answer';
export * from './definitions';
export * from './facts';
export {
  DEFINITION_ANNOTATIONS,
  readDefinitionAnnotations,
} from './localDefinitions';
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
export { encodeFacts, type FactBlock, monthOf } from './factBlock';
export { blockPool, type FactPool, type ServiceBlocks } from './factPool';
export { type FactTable } from './factTable';
export { measure, measurePool } from './measure';
export * from './overridesAnswer';
export * from './servicesAnswer';
export * from './timelineAnswer';
export { serviceOrder, type ServiceSort, serviceSpread } from './serviceSpread';
export { type MeasureQuery } from './query';
export { statedDefinitions } from './statedDefinitions';
