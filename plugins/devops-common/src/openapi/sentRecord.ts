import { z } from 'zod';
import {
  artifactInputSchema,
  changeInputSchema,
  deploymentInputSchema,
  incidentInputSchema,
} from './writeSchemas';

/** A deployment as a sender writes it: instants are ISO text with an offset. @public */
export type SentDeployment = z.input<typeof deploymentInputSchema> & {
  kind: 'deployment';
};

/** A change as a sender writes it. @public */
export type SentChange = z.input<typeof changeInputSchema> & {
  kind: 'change';
};

/** An incident as a sender writes it. @public */
export type SentIncident = z.input<typeof incidentInputSchema> & {
  kind: 'incident';
};

/** What an artifact was built from, as a sender writes it. @public */
export type SentArtifact = z.input<typeof artifactInputSchema> & {
  kind: 'artifact';
};

/** A record of the HTTP contract's shape, with its kind. @public */
export type SentRecord =
  | SentDeployment
  | SentChange
  | SentIncident
  | SentArtifact;
