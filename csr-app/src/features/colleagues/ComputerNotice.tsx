/** How well the other's computer is known, in words, with the numbers by which two people can be sure of it. */
import { Icon } from '@deskside/shared/ui/Icon.tsx'
import { Alert, Checkbox, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { CallVault, Trust } from './colleagues.ipc.ts'
import { useComputerNumber, useOwnDevice } from './useColleagues.ts'

export interface ComputerNoticeProps {
  readonly name: string
  readonly trust: Trust
  readonly publicKey: string | null
  readonly vault: CallVault
  /** The person has been asked by phone; only where the computer is not the known one. */
  readonly isSpokenFor: boolean
  readonly onSpokenFor: (isSpokenFor: boolean) => void
}

export function ComputerNotice({ name, trust, publicKey, vault, ...spoken }: ComputerNoticeProps) {
  const { t } = useTranslation()
  if (trust === 'met' || trust === 'confirmed')
    return (
      <Text size="sm" c="dimmed">
        {t(`colleagues.computer.${trust}`, { name })}
      </Text>
    )
  const isChanged = trust === 'changed'
  return (
    <Alert
      color={isChanged ? 'red' : 'blue'}
      variant="light"
      icon={<Icon name={isChanged ? 'alert' : 'shield'} />}
      title={t(isChanged ? 'colleagues.computer.changedTitle' : 'colleagues.computer.newTitle', { name })}
      role={isChanged ? 'alert' : 'note'}
    >
      <Text size="sm">{t(`colleagues.computer.${trust}`, { name })}</Text>
      <Numbers {...{ name, publicKey, vault }} />
      {isChanged && (
        <Checkbox
          mt="sm"
          label={t('colleagues.computer.spoken', { name })}
          checked={spoken.isSpokenFor}
          onChange={(event) => spoken.onSpokenFor(event.currentTarget.checked)}
        />
      )}
    </Alert>
  )
}

function Numbers({ name, publicKey, vault }: Pick<ComputerNoticeProps, 'name' | 'publicKey' | 'vault'>) {
  const { t } = useTranslation()
  const theirs = useComputerNumber(vault, publicKey)
  const mine = useComputerNumber(vault, useOwnDevice(vault)?.publicKey ?? null)
  return (
    <>
      <Text size="sm" mt={6} c="dimmed">
        {t('colleagues.numberOf', { name })}
      </Text>
      <Text ff="monospace" fw={600} data-testid="their-number">
        {theirs ?? '…'}
      </Text>
      <Text size="sm" mt={4} c="dimmed">
        {t('colleagues.ownNumber')}
      </Text>
      <Text size="sm" ff="monospace" data-testid="own-number">
        {mine ?? '…'}
      </Text>
    </>
  )
}
