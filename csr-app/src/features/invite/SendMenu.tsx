/** The ways an invite gets to a customer without being read out: by the site's mail, or by a program of the CSR's own. */
import type { Invite } from '@deskside/shared/session/session-snapshot.ts'
import { Icon } from '@deskside/shared/ui/Icon.tsx'
import { LANGUAGE_NAMES, LANGUAGES, type Language } from '@deskside/shared/ui/language.ts'
import { Button, Menu, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CHANNELS, type Channel, handOff } from './hand-off.ts'

export interface SendMenuProps {
  readonly invite: Invite
  readonly csrName: string
  readonly organisation: string
  /** The customer's. */
  readonly language: Language
  readonly onLanguage: (language: Language) => void
  /** Null at a site that sends no mails. */
  readonly onWrite: (() => void) | null
  /** The person comes back from writing. */
  readonly isFocused: boolean
  /** @returns false when no program opened */
  readonly onOpen: (address: string) => Promise<boolean>
  readonly onCopy: (text: string) => void
}

export function SendMenu({ invite, language, onLanguage, onWrite, isFocused, ...outside }: SendMenuProps) {
  const { t } = useTranslation()
  const [hasFailed, setFailed] = useState(false)
  const send = async (channel: Channel): Promise<void> => {
    const { csrName, organisation, onOpen, onCopy } = outside
    const { code, link } = invite
    const { address, text } = handOff(channel, language, { csrName, organisation, code, link })
    const isOpened = await onOpen(address)
    if (!isOpened) onCopy(text)
    setFailed(!isOpened)
  }
  return (
    <>
      <Menu position="bottom-start">
        <Menu.Target>
          <Button
            size="xs"
            // Beside other buttons called Send, as that of the chat.
            aria-label={t('invite.sendInvite')}
            autoFocus={isFocused}
            leftSection={<Icon name="mail" size={16} />}
            rightSection={<Icon name="chevron" size={14} />}
          >
            {t('invite.send')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {onWrite !== null && <Menu.Item onClick={onWrite}>{t('invite.mail.title')}</Menu.Item>}
          {CHANNELS.map((channel) => (
            <Menu.Item key={channel} onClick={() => void send(channel)}>
              {t(`invite.channel.${channel}`)}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Label>{t('invite.sendLanguage')}</Menu.Label>
          <Menu.RadioGroup
            value={language}
            onChange={(value) => onLanguage(LANGUAGES.find((known) => known === value) ?? language)}
          >
            {LANGUAGES.map((each) => (
              <Menu.RadioItem key={each} value={each} lang={each} closeMenuOnClick={false}>
                {LANGUAGE_NAMES[each]}
              </Menu.RadioItem>
            ))}
          </Menu.RadioGroup>
        </Menu.Dropdown>
      </Menu>
      <Text size="xs" c="var(--mantine-color-error)" role="status" w="100%">
        {hasFailed && t('invite.handOffFailed')}
      </Text>
    </>
  )
}
