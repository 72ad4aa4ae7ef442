import { RefObject, useLayoutEffect } from 'react';

/** Puts the keyboard on the heading that names a part of the page. */
export function focusHeading(part: Element | null | undefined): void {
  const id = part?.getAttribute('aria-labelledby');
  const heading = id ? document.getElementById(id) : null;
  if (heading) {
    // Only from here; on the way through the page nobody stops at a heading.
    heading.tabIndex = -1;
    heading.focus();
  }
}

/**
 * Before an element goes that the keyboard stands on, or in, passes the focus to the
 * heading of the part of the page around it: otherwise it would begin at the top of
 * the page again.
 */
export function usePassFocus(ref: RefObject<HTMLElement>): void {
  useLayoutEffect(() => {
    const element = ref.current;
    return () => {
      if (element?.contains(document.activeElement)) {
        focusHeading(element.parentElement?.closest('[aria-labelledby]'));
      }
    };
  }, [ref]);
}
