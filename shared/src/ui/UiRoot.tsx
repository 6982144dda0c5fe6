/** Theme and words for everything inside. */
import '@fontsource-variable/inter/wght.css'
import '@mantine/core/styles.css'
import './base.css'
import { MantineProvider } from '@mantine/core'
import type { i18n as I18n } from 'i18next'
import { type ReactNode, useEffect } from 'react'
import { I18nextProvider } from 'react-i18next'
import { followFocus } from './focus-trail.dom.ts'
import { cssVariables, theme } from './theme.dom.ts'

export function UiRoot({ i18n, children }: { i18n: I18n; children: ReactNode }) {
  useDocumentLanguage(i18n)
  useEffect(() => followFocus(document), [])
  return (
    <I18nextProvider i18n={i18n}>
      <MantineProvider
        theme={theme}
        defaultColorScheme="auto"
        cssVariablesResolver={cssVariables}
        withGlobalClasses={false}
      >
        {children}
      </MantineProvider>
    </I18nextProvider>
  )
}

/** Screen readers choose their voice, and browsers their Chinese glyphs, by it. */
function useDocumentLanguage(i18n: I18n): void {
  useEffect(() => {
    const tell = (language: string): void => {
      document.documentElement.lang = language
    }
    tell(i18n.language)
    i18n.on('languageChanged', tell)
    return () => i18n.off('languageChanged', tell)
  }, [i18n])
}
