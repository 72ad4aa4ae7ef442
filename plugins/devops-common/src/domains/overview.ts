import { MappingProblem } from './mapping';
import { SuggestionReason } from './suggestionReason';

/** One activity of a system: who is responsible, and what shows that it is done. @public */
export interface ActivityCover {
  activity: string;
  /** Entity refs of Groups and Users. */
  owners: string[];
  /** Links (http(s) only) and TechDocs that are the evidence. */
  evidence: { title: string; url: string }[];
}

/** A System in a DevOps domain, as `GET /v1/domains` shows it. @public */
export interface DomainSystem {
  entityRef: string;
  title: string;
  description: string | null;
  owner: string | null;
  tags: string[];
  responsibilities: string[];
  activities: ActivityCover[];
  /** Activities that nobody is named for and nothing documents. */
  gaps: string[];
  problems: MappingProblem[];
  /** Who uses it, as the catalog knows. */
  adoption: {
    components: number;
    teams: number;
    teamsTotal: number;
    /** Visible services it delivered deployments or incidents for in the last 90 days; null when it is no source. */
    servicesServed: number | null;
    /** The same in the 90 days before. */
    servicesServedBefore: number | null;
  };
}

/** `GET /v1/domains`. @public */
export interface DomainsAnswer {
  domains: {
    domain: string;
    entityRef: string;
    title: string;
    systems: DomainSystem[];
    /** Responsibilities of the domain that no system covers. */
    uncovered: string[];
  }[];
  /** Systems without a valid mapping, with what could be meant and why. */
  unmapped: {
    entityRef: string;
    title: string;
    owner: string | null;
    problems: MappingProblem[];
    suggestions: {
      domain: string;
      responsibility: string | null;
      /** All the reasons in one English text. */
      reason: string;
      /** The same for translation, the weightiest first. */
      reasons: SuggestionReason[];
    }[];
  }[];
}
