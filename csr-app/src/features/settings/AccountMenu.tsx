/** Who is signed in, and the few things every person may choose for themselves. */
import { Icon } from '@deskside/shared/ui/Icon.tsx'
import { LANGUAGE_NAMES, LANGUAGES, type Language, THEMES, type Theme } from '@deskside/shared/ui/language.ts'
import { Button, Menu } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'

export interface AccountMenuProps {
  readonly name: string
  readonly version: string
  readonly theme: Theme
  readonly onLanguage: (language: Language) => void
  readonly onTheme: (theme: Theme) => void
  /** Null while sessions are open, which would end with it. */
  readonly onSignOut: (() => void) | null
  /** Items of other features. */
  readonly children?: ReactNode
}

export function AccountMenu({
  name,
  version,
  onLanguage,
  onTheme,
  onSignOut,
  children,
  ...props
}: AccountMenuProps) {
  const { t, i18n } = useTranslation()
  const [theme, setTheme] = useState(props.theme)
  const language = LANGUAGES.find((known) => known === i18n.language) ?? 'en'
  return (
    <Menu position="bottom-end" width={240} closeOnItemClick={false}>
      <Menu.Target>
        <Button variant="subtle" color="gray" rightSection={<Icon name="chevron" size={16} />}>
          {t('home.signedInAs', { name })}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('home.language')}</Menu.Label>
        <Menu.RadioGroup
          value={language}
          onChange={(value) => {
            const chosen = LANGUAGES.find((known) => known === value) ?? 'en'
            void i18n.changeLanguage(chosen)
            onLanguage(chosen)
          }}
        >
          {LANGUAGES.map((known) => (
            <Menu.RadioItem key={known} value={known} lang={known}>
              {LANGUAGE_NAMES[known]}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Label>{t('home.theme')}</Menu.Label>
        <Menu.RadioGroup
          value={theme}
          onChange={(value) => {
            const chosen = THEMES.find((known) => known === value) ?? 'auto'
            setTheme(chosen)
            onTheme(chosen)
          }}
        >
          {THEMES.map((known) => (
            <Menu.RadioItem key={known} value={known}>
              {t(`home.themes.${known}`)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        {children}
        <Menu.Divider />
        <Menu.Item disabled={onSignOut === null} onClick={onSignOut ?? undefined} closeMenuOnClick>
          {t('home.signOut')}
        </Menu.Item>
        {onSignOut === null && <Menu.Label>{t('home.signOutLater')}</Menu.Label>}
        <Menu.Label>{t('home.version', { version })}</Menu.Label>
      </Menu.Dropdown>
    </Menu>
  )
}
