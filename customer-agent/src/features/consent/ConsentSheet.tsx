/** The one question: this person, exactly this, on this screen, for this long. No is the default and the answer to silence. */

import type { DisplayChoice } from '@deskside/shared/gate/display-choice.ts'
import { GRANT_SCOPES, type GrantScope } from '@deskside/shared/gate/grant-book.ts'
import { Icon } from '@deskside/shared/ui/Icon.tsx'
import { Button, Group, Image, Radio, Stack, Text, ThemeIcon, Title } from '@mantine/core'
import { type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Sheet } from './consent.ipc.ts'

const ICONS = { view: 'eye', control: 'pointer', sound: 'sound' } as const

export interface ConsentSheetProps {
  readonly sheet: Sheet
  /** It can be put on the screen, with this much room; fulfilled when it is. */
  readonly onDrawn: (size: { width: number; height: number }) => Promise<unknown>
  readonly onDeny: () => void
  /** Without a display for what is not about one. */
  readonly onAllow: (scope: GrantScope, displayId: string | null) => void
}

export function ConsentSheet({ sheet, onDrawn, onDeny, onAllow }: ConsentSheetProps) {
  const { t, i18n } = useTranslation()
  const { name, organisation, isSupervisor, safetyNumber, access, displays } = sheet
  const [scope, setScope] = useState<GrantScope>('once')
  const [displayId, setDisplayId] = useState(
    () => (displays.find((display) => display.primary) ?? displays[0])?.displayId ?? '',
  )
  const { box, isShown } = usePresentation(onDrawn)
  const { remainingMs, isSettled } = useCountdown(sheet, isShown)
  useEscape(onDeny)

  return (
    <Stack
      component="main"
      ref={box}
      w={480}
      p="lg"
      gap="md"
      role="alertdialog"
      aria-labelledby="question"
      aria-describedby="meaning"
    >
      <Group wrap="nowrap" align="flex-start" gap="md">
        <ThemeIcon size={48} radius="xl" variant="light">
          <Icon name={ICONS[access]} size={26} />
        </ThemeIcon>
        <Stack gap={2}>
          <Title order={1} size="h3" id="question" style={{ overflowWrap: 'anywhere' }}>
            {t(`consent.${access}`, { name })}
          </Title>
          <Text c="dimmed" size="sm">
            {organisation !== null &&
              t(isSupervisor ? 'consent.supervisorOf' : 'consent.from', { organisation })}
            {organisation !== null && safetyNumber !== null && ' · '}
            {safetyNumber !== null && t('consent.safety', { number: safetyNumber })}
          </Text>
        </Stack>
      </Group>
      <Stack id="meaning" gap={4}>
        <Text size="sm">{t(sheet.seesAlready ? 'consent.seesAlready' : `consent.${access}Means`)}</Text>
        {!sheet.seesAlready && sheet.onlookers.length > 0 && (
          <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
            {t('consent.onlookers', { names: new Intl.ListFormat(i18n.language).format(sheet.onlookers) })}
          </Text>
        )}
        {!sheet.seesAlready && access !== 'sound' && (
          <Text size="sm" fw={600}>
            {t('consent.close')}
          </Text>
        )}
      </Stack>
      {displays.length > 1 && (
        <DisplayPicker displays={displays} chosen={displayId} onChoose={setDisplayId} />
      )}
      <Radio.Group
        label={t('consent.scope')}
        value={scope}
        onChange={(value) => setScope(GRANT_SCOPES.find((known) => known === value) ?? 'once')}
      >
        <Stack gap={8} mt={8}>
          {GRANT_SCOPES.map((known) => (
            <Radio key={known} value={known} label={t(`consent.scopes.${known}`)} />
          ))}
        </Stack>
      </Radio.Group>
      <Text size="xs" c="dimmed" role="timer">
        {t('consent.remaining', { count: Math.ceil(remainingMs / 1000) })}
      </Text>
      {/* Enter on a focused button would press it: Allow answers to a pointer or the space bar only. */}
      <Group grow>
        <Button size="md" onClick={onDeny} autoFocus data-autofocus>
          {t('consent.deny')}
        </Button>
        <Button
          size="md"
          variant="default"
          disabled={!isSettled || (access !== 'sound' && displayId === '')}
          onKeyDown={(event) => {
            if (event.key === 'Enter') event.preventDefault()
          }}
          onClick={() => onAllow(scope, access === 'sound' ? null : displayId)}
        >
          {t('consent.allow')}
        </Button>
      </Group>
    </Stack>
  )
}

/** Nothing is seen of the window until everything in it is in its place. */
function usePresentation(onDrawn: ConsentSheetProps['onDrawn']): {
  readonly box: RefObject<HTMLDivElement | null>
  readonly isShown: boolean
} {
  const box = useRef<HTMLDivElement>(null)
  const present = useRef(onDrawn)
  const [isShown, setShown] = useState(false)
  useEffect(() => {
    void document.fonts.ready.then(async () => {
      const element = box.current
      if (element === null) return
      await present.current({ width: element.offsetWidth, height: element.offsetHeight })
      setShown(true)
    })
  }, [])
  return { box, isShown }
}

/** Away from a question is no. */
function useEscape(deny: () => void): void {
  const denyNow = useEffectEvent(deny)
  useEffect(() => {
    const onKey = ({ key }: KeyboardEvent): void => {
      if (key === 'Escape') denyNow()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
}

function useCountdown(
  { remainingMs, settleMs }: Sheet,
  isShown: boolean,
): {
  readonly remainingMs: number
  readonly isSettled: boolean
} {
  const [openedAt] = useState(() => performance.now())
  const [now, setNow] = useState(openedAt)
  const [isSettled, setSettled] = useState(false)
  useEffect(() => {
    const timer = setInterval(() => setNow(performance.now()), 200)
    return () => clearInterval(timer)
  }, [])
  useEffect(() => {
    if (!isShown) return
    const timer = setTimeout(() => setSettled(true), settleMs)
    return () => clearTimeout(timer)
  }, [isShown, settleMs])
  return { remainingMs: Math.max(0, remainingMs - (now - openedAt)), isSettled }
}

interface DisplayPickerProps {
  readonly displays: readonly DisplayChoice[]
  readonly chosen: string
  readonly onChoose: (displayId: string) => void
}

function DisplayPicker({ displays, chosen, onChoose }: DisplayPickerProps) {
  const { t } = useTranslation()
  return (
    <Radio.Group label={t('consent.which')} value={chosen} onChange={onChoose}>
      <Group gap="sm" mt={8} wrap="nowrap" style={{ overflowX: 'auto' }}>
        {displays.map((display, index) => (
          <Radio.Card
            key={display.displayId}
            value={display.displayId}
            p={6}
            w="auto"
            radius="md"
            style={{
              borderWidth: 2,
              borderColor: display.displayId === chosen ? 'var(--mantine-primary-color-filled)' : undefined,
            }}
          >
            {display.picture !== null && (
              <Image src={display.picture} alt="" w={130} h={80} fit="contain" radius="sm" />
            )}
            <Text size="xs" ta="center" mt={4} fw={display.displayId === chosen ? 600 : 400}>
              {t('consent.screen', { number: index + 1 })}
              {display.primary && ` (${t('consent.main')})`}
            </Text>
          </Radio.Card>
        ))}
      </Group>
    </Radio.Group>
  )
}
