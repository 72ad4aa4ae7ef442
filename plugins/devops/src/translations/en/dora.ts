/** Texts of the DORA card and tab. */
export const dora = {
  title: 'DORA',
} as const;
