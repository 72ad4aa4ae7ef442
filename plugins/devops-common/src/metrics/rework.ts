import { ReworkReason } from './facts';
import { ProductionDeployment } from './waves';

/** Why a release is unplanned work; empty for planned work. */
export function reworkReasons(
  { type, fixes }: ProductionDeployment,
  isDetectedRollback: boolean,
): ReworkReason[] {
  const reasons: ReworkReason[] = [];
  if (type === 'rollback' || type === 'hotfix') {
    reasons.push(type);
  }
  if (isDetectedRollback) {
    reasons.push('detected-rollback');
  }
  if (fixes.length > 0) {
    reasons.push('fixes');
  }
  return reasons;
}
