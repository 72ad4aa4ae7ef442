import { useRef } from 'react';
import { Page, useCursorPages } from './useCursorPages';

type Pages<TItem, TPage extends Page<TItem>> = ReturnType<
  typeof useCursorPages<TItem, TPage>
>;

/**
 * The first page and the items to show: while a list is read from its beginning
 * in another order or with another filter, those of before stay, and with them
 * the focus of the keyboard.
 */
export function useShownPages<TItem, TPage extends Page<TItem>>(
  pages: Pages<TItem, TPage>,
): Pick<Pages<TItem, TPage>, 'first' | 'items'> {
  const last = useRef(pages);
  if (pages.first) last.current = pages;
  return last.current;
}
