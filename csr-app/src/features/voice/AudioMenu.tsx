/** What the CSR can do about talking: open the conference, be in it or not, quieten everyone, end it. */

import { TryDevices } from '@deskside/shared/features/voice/DevicesButton.tsx'
import type { PhoneConference } from '@deskside/shared/features/voice/phone-conference.ts'
import { usePhone } from '@deskside/shared/features/voice/usePhoneLine.ts'
import { useVoice } from '@deskside/shared/features/voice/useVoice.ts'
import type { VoiceFeature } from '@deskside/shared/features/voice/voice-feature.ts'
import type { MediaSlots } from '@deskside/shared/platform/media-slots.dom.ts'
import { Icon, type IconName } from '@deskside/shared/ui/Icon.tsx'
import { Button, Menu, Text } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PhoneDesk } from './phone-desk.ts'
import { type VoiceAction, voiceActions } from './voice-actions.ts'

export interface AudioMenuProps {
  readonly voice: VoiceFeature<MediaSlots>
  readonly phone: PhoneConference
  /** Only the host opens and ends a conference. */
  readonly isHost: boolean
  /** Null for whoever does not host, and at a site without telephone numbers. */
  readonly phoneDesk: PhoneDesk | null
}

export function AudioMenu({ voice, phone, isHost, phoneDesk }: AudioMenuProps) {
  const { t } = useTranslation('voice')
  const state = useVoice(voice)
  const actions = voiceActions(state, isHost)
  const [isTrying, setTrying] = useState(false)
  return (
    <>
      <Menu position="bottom-start">
        <Menu.Target>
          <Button
            variant={state.conferenceId === null ? 'default' : 'light'}
            px="sm"
            aria-label={t('menu')}
            rightSection={<Icon name="chevron" size={16} />}
          >
            <Icon name="microphone" />
            <Text span inherit ml={8} data-needs="much-room">
              {t('menu')}
            </Text>
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {actions.length === 0 && (
            // The keyboard has to be able to stand on it, or it could not leave the menu.
            <Menu.Item aria-disabled c="dimmed">
              {t('hostStarts')}
            </Menu.Item>
          )}
          {actions.map((action) => (
            <Menu.Item
              key={action}
              leftSection={iconOf(action)}
              {...(action === 'end' ? { color: 'red' } : {})}
              onClick={() => doAction(voice, action)}
            >
              {t(action)}
            </Menu.Item>
          ))}
          {!state.isIn && (
            <Menu.Item leftSection={<Icon name="gear" />} onClick={() => setTrying(true)}>
              {t('before')}
            </Menu.Item>
          )}
          {phoneDesk !== null && <PhoneItem phone={phone} desk={phoneDesk} />}
        </Menu.Dropdown>
      </Menu>
      {isTrying && !state.isIn && <TryDevices voice={voice} onClose={() => setTrying(false)} />}
    </>
  )
}

const ICONS: Readonly<Partial<Record<VoiceAction, IconName>>> = {
  start: 'microphone',
  muteAll: 'muted',
  end: 'hang-up',
}

function iconOf(action: VoiceAction): ReactNode {
  const icon = ICONS[action]
  return icon === undefined ? undefined : <Icon name={icon} />
}

function doAction(voice: VoiceFeature<MediaSlots>, action: VoiceAction): void {
  switch (action) {
    case 'start':
      return void voice.start()
    case 'joinConference':
      return void voice.join()
    case 'leave':
      return voice.leave()
    case 'muteAll':
      return voice.muteAll()
    case 'end':
      return voice.end()
  }
}

function PhoneItem({ phone, desk }: { phone: PhoneConference; desk: PhoneDesk }) {
  const { t } = useTranslation('phone')
  const isOpen = usePhone(phone) !== null
  return (
    <>
      <Menu.Divider />
      {isOpen ? (
        <Menu.Item color="red" leftSection={<Icon name="hang-up" />} onClick={() => desk.end()}>
          {t('end')}
        </Menu.Item>
      ) : (
        <Menu.Item leftSection={<Icon name="phone" />} onClick={() => void desk.ask()}>
          {t('join')}
        </Menu.Item>
      )}
    </>
  )
}
