/** Texts of the DevOps domains: their card, their content and their page. */
export const domains = {
  title: 'DevOps domains',
} as const;
