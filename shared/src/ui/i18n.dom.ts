/** Makes the object that holds an app's words; each namespace is one part of the app. */
import { createInstance, type i18n as I18n, type Resource } from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { Language } from './language.ts'

export interface I18nOptions {
  readonly language: Language
  /** Language → namespace → words. `app` is the namespace used where none is named. */
  readonly resources: Readonly<Record<Language, Resource[string]>>
}

/** Ready on return: all words are in the bundle, nothing is fetched. */
export function initI18n({ language, resources }: I18nOptions): I18n {
  const i18n = createInstance()
  // React escapes what it shows; escaping twice would show &amp; to people.
  void i18n.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    resources,
    defaultNS: 'app',
    initAsync: false,
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  })
  return i18n
}
