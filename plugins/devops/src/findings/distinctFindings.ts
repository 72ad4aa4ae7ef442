import { Finding } from '@devops-domains/backstage-plugin-devops-common';

/** The findings without those that say the same again, in their order. */
export function distinctFindings(findings: Finding[]): Finding[] {
  const seen = new Set<string>();
  return findings.filter(({ code, message }) => {
    const key = `${code} ${message}`;
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}
