/** Whether colleagues may call: chosen in the account's menu, and said beside it when they may not. The number of this computer is there too. */
import { Icon } from '@deskside/shared/ui/Icon.tsx'
import { Badge, Menu, Text } from '@mantine/core'
import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import type { ColleagueDesk } from './colleague-desk.ts'
import { useComputerNumber, useOwnDevice } from './useColleagues.ts'

const CHOICES = ['available', 'do-not-disturb'] as const

export function CallsChoice({ desk: { online, vault } }: { desk: ColleagueDesk }) {
  const { t } = useTranslation()
  const device = useOwnDevice(vault)
  const number = useComputerNumber(vault, device?.publicKey ?? null)
  const availability = useSyncExternalStore(online.availability.subscribe, online.availability.getSnapshot)
  return (
    <>
      <Menu.Label>{t('colleagues.calls')}</Menu.Label>
      <Menu.RadioGroup
        value={availability === 'do-not-disturb' ? 'do-not-disturb' : 'available'}
        onChange={(value) => online.setDoNotDisturb(value === 'do-not-disturb')}
      >
        {CHOICES.map((choice) => (
          <Menu.RadioItem key={choice} value={choice}>
            {t(`colleagues.choice.${choice}`)}
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
      <Menu.Label>{t('colleagues.ownNumber')}</Menu.Label>
      <Text px="sm" pb={6} size="xs" ff="monospace" data-testid="own-number">
        {number ?? '…'}
      </Text>
      {device?.isEncrypted === false && (
        <Text px="sm" pb={6} size="xs" c="dimmed">
          {t('colleagues.noKeyStore')}
        </Text>
      )}
    </>
  )
}

export function NoCallsBadge({ desk: { online } }: { desk: ColleagueDesk }) {
  const { t } = useTranslation()
  const availability = useSyncExternalStore(online.availability.subscribe, online.availability.getSnapshot)
  if (availability !== 'do-not-disturb') return null
  return (
    <Badge variant="light" color="red" size="lg" tt="none" leftSection={<Icon name="bell-off" size={14} />}>
      {t('colleagues.choice.do-not-disturb')}
    </Badge>
  )
}
