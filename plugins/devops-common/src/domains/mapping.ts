/** Something wrong in the YAML of a System, said so that its author can mend it. @public */
export interface MappingProblem {
  /** Where in the YAML, such as `metadata.annotations["devops-domains.io/domain"]`. */
  path: string;
  /** Stable code for translation. */
  code: string;
  /** What is wrong, in English. */
  message: string;
  /** The value that is wrong. */
  value: string;
  /** The nearest valid value; null when none is near. */
  nearest: string | null;
  /** How to mend it, in English. */
  fix: string;
}
