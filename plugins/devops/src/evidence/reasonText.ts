import { Texts } from '../language/useTexts';
import { dora } from '../translations/en/dora';

type Reason = keyof typeof dora.reason;

const isKnown = (reason: string): reason is Reason =>
  Object.prototype.hasOwnProperty.call(dora.reason, reason);

/** How a record was linked, in the language of the app; an unknown reason as it is. */
export const reasonText = (t: Texts, reason: string): string =>
  isKnown(reason) ? t(`dora.reason.${reason}`) : reason;
