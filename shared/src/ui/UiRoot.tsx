/** Theme and words for everything inside. */
import '@fontsource-variable/inter/wght.css'
import '@mantine/core/styles.css'
import {
  convertCssVariables,
  DEFAULT_THEME,
  defaultCssVariablesResolver,
  MantineProvider,
  mergeMantineTheme,
} from '@mantine/core'
import type { i18n as I18n } from 'i18next'
import { type ReactNode, useEffect } from 'react'
import { I18nextProvider } from 'react-i18next'
import { cssVariables, theme } from './theme.dom.ts'

export function UiRoot({ i18n, children }: { i18n: I18n; children: ReactNode }) {
  useDocumentLanguage(i18n)
  return (
    <I18nextProvider i18n={i18n}>
      {/* Mantine would write its variables with innerHTML, which Trusted Types forbids; a style element of ours holds them. */}
      <style href="deskside-variables" precedence="deskside">
        {VARIABLES}
      </style>
      <MantineProvider
        theme={theme}
        defaultColorScheme="auto"
        withCssVariables={false}
        withGlobalClasses={false}
        deduplicateInlineStyles
      >
        {children}
      </MantineProvider>
    </I18nextProvider>
  )
}

const VARIABLES = variablesOf()

function variablesOf(): string {
  const merged = mergeMantineTheme(DEFAULT_THEME, theme)
  const base = defaultCssVariablesResolver(merged)
  const ours = cssVariables(merged)
  const both = (part: keyof typeof base): Record<string, string> => ({ ...base[part], ...ours[part] })
  return convertCssVariables(
    { variables: both('variables'), light: both('light'), dark: both('dark') },
    ':root',
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
