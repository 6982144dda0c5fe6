/** What the CSR can do about talking: open the conference, be in it or not, quieten everyone, end it. */

import { TryDevices } from '@deskside/shared/features/voice/DevicesButton.tsx'
import type { PhoneConference } from '@deskside/shared/features/voice/phone-conference.ts'
import { usePhone } from '@deskside/shared/features/voice/usePhoneLine.ts'
import { useVoice } from '@deskside/shared/features/voice/useVoice.ts'
import type { VoiceFeature } from '@deskside/shared/features/voice/voice-feature.ts'
import type { MediaSlots } from '@deskside/shared/platform/media-slots.dom.ts'
import { Icon } from '@deskside/shared/ui/Icon.tsx'
import { Button, Menu, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PhoneDesk } from './phone-desk.ts'

export interface AudioMenuProps {
  readonly voice: VoiceFeature<MediaSlots>
  readonly phone: PhoneConference
  /** Null for whoever does not host, and at a site without telephone numbers. */
  readonly phoneDesk: PhoneDesk | null
}

export function AudioMenu({ voice, phone, phoneDesk }: AudioMenuProps) {
  const { t } = useTranslation('voice')
  const { conferenceId, isIn } = useVoice(voice)
  const [isTrying, setTrying] = useState(false)
  return (
    <>
      <Menu position="bottom-start">
        <Menu.Target>
          <Button
            variant={conferenceId === null ? 'default' : 'light'}
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
          {conferenceId === null ? (
            <Menu.Item leftSection={<Icon name="microphone" />} onClick={() => void voice.start()}>
              {t('start')}
            </Menu.Item>
          ) : (
            <>
              {isIn ? (
                <Menu.Item onClick={() => voice.leave()}>{t('leave')}</Menu.Item>
              ) : (
                <Menu.Item onClick={() => void voice.join()}>{t('joinConference')}</Menu.Item>
              )}
              <Menu.Item leftSection={<Icon name="muted" />} onClick={() => voice.muteAll()}>
                {t('muteAll')}
              </Menu.Item>
              <Menu.Item color="red" leftSection={<Icon name="hang-up" />} onClick={() => voice.end()}>
                {t('end')}
              </Menu.Item>
            </>
          )}
          {!isIn && (
            <Menu.Item leftSection={<Icon name="gear" />} onClick={() => setTrying(true)}>
              {t('before')}
            </Menu.Item>
          )}
          {phoneDesk !== null && <PhoneItem phone={phone} desk={phoneDesk} />}
        </Menu.Dropdown>
      </Menu>
      {isTrying && !isIn && <TryDevices voice={voice} onClose={() => setTrying(false)} />}
    </>
  )
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
