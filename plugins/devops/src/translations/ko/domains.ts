/** DevOps 도메인 카드, 콘텐츠, 페이지의 한국어 문구. */
export const domains = {
  'domains.title': 'DevOps 도메인',
};
