/** DORA 카드와 탭의 한국어 문구. */
export const dora = {
  'dora.title': 'DORA',
};
