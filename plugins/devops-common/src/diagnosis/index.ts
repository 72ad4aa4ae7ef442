export { diagnose, diagnosePool } from './diagnose';
export { type DiagnosisCode, DIAGNOSIS_CODES } from './diagnosis';
export { DIAGNOSIS_SIGNIFICANCE } from './limits';
