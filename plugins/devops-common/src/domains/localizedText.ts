/** A text in every language the suite speaks. @public */
export interface LocalizedText {
  en: string;
  ko: string;
}
