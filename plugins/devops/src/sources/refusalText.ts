import {
  REFUSAL_REASONS,
  RefusalReason,
} from '@devops-domains/backstage-plugin-devops-common';
import { Texts } from '../language/useTexts';

/** Why a delivery was refused; a reason of a newer backend stays as it is. */
export function refusalText(t: Texts, reason: RefusalReason): string {
  return REFUSAL_REASONS.includes(reason)
    ? t(`sources.refusal.${reason}`)
    : reason;
}
