/** Where to call and with which PIN, large enough to be typed from the screen into a telephone. */
import { ActionIcon, Anchor, Group, NativeSelect, Paper, Stack, Text, Title } from '@mantine/core'
import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PhoneNumber } from '../../protocol/phone.ts'
import { Icon } from '../../ui/Icon.tsx'
import { groupPin, type PhoneConference, telephoneAddress } from './phone-conference.ts'
import { usePhone } from './usePhoneLine.ts'

const COPIED_MS = 2_000

export interface PhonePanelProps {
  readonly phone: PhoneConference
  readonly onCopy: (text: string) => void
  /** In the computer's own telephone program. */
  readonly onCall: (address: string) => void
}

export function PhonePanel({ phone, onCopy, onCall }: PhonePanelProps) {
  const { t } = useTranslation('phone')
  const invitation = usePhone(phone)
  const [place, setPlace] = useState(0)
  if (invitation === null) return null
  const { numbers, pin } = invitation
  const chosen = numbers[place] ?? numbers[0]
  return (
    <Paper component="section" withBorder p="sm" aria-labelledby="phone-title" style={{ flexShrink: 0 }}>
      <Stack gap="xs">
        <Title order={2} size="h6" id="phone-title">
          {t('title')}
        </Title>
        {numbers.length > 1 && (
          <NativeSelect
            size="xs"
            aria-label={t('from')}
            data={numbers.map(({ label }, index) => ({ value: String(index), label }))}
            value={String(place)}
            onChange={({ currentTarget: { value } }) => setPlace(Number(value))}
          />
        )}
        {chosen !== undefined && <NumberRow number={chosen} onCopy={onCopy} onCall={onCall} />}
        <Row name={t('pin')} copy={t('copyPin')} onCopy={() => onCopy(pin)}>
          <Text
            component="output"
            data-testid="phone-pin"
            {...LARGE}
            ff="monospace"
            aria-label={[...pin].join(' ')}
          >
            {groupPin(pin)}
          </Text>
        </Row>
        <Text size="xs" c="dimmed">
          {t('unprotected')}
        </Text>
      </Stack>
    </Paper>
  )
}

/** To be read from the screen while typing on a telephone. */
const LARGE = { fz: 20, lh: 1.2, fw: 650, style: { whiteSpace: 'nowrap' } } as const

function NumberRow({
  number: { label, number },
  onCopy,
  onCall,
}: Omit<PhonePanelProps, 'phone'> & { number: PhoneNumber }) {
  const { t } = useTranslation('phone')
  return (
    <Row name={t('number')} copy={t('copyNumber', { number })} onCopy={() => onCopy(number)}>
      <Anchor
        {...LARGE}
        href={telephoneAddress(number)}
        aria-label={t('call', { number, label })}
        title={label}
        onClick={(event) => {
          event.preventDefault()
          onCall(telephoneAddress(number))
        }}
      >
        {number}
      </Anchor>
    </Row>
  )
}

interface RowProps {
  readonly name: string
  /** Name of the button that copies. */
  readonly copy: string
  readonly onCopy: () => void
  readonly children: ReactNode
}

function Row({ name, copy, onCopy, children }: RowProps) {
  return (
    <Group gap="xs" wrap="nowrap" justify="space-between">
      <Stack gap={0} miw={0}>
        <Text size="xs" c="dimmed">
          {name}
        </Text>
        {children}
      </Stack>
      <CopyButton name={copy} onCopy={onCopy} />
    </Group>
  )
}

function CopyButton({ name, onCopy }: { name: string; onCopy: () => void }) {
  const { t } = useTranslation('phone')
  const [isCopied, setCopied] = useState(false)
  useEffect(() => {
    if (!isCopied) return
    const timer = setTimeout(() => setCopied(false), COPIED_MS)
    return () => clearTimeout(timer)
  }, [isCopied])
  return (
    <ActionIcon
      variant="default"
      size={32}
      aria-label={isCopied ? t('copied') : name}
      title={isCopied ? t('copied') : name}
      onClick={() => {
        onCopy()
        setCopied(true)
      }}
    >
      <Icon name={isCopied ? 'check' : 'copy'} size={16} />
    </ActionIcon>
  )
}
