/** Whose screen to look at, when more than one is shown at a time. */
import { NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ShownScreens } from './shown-screens.ts'
import { useShownScreens } from './useShownScreens.ts'

export interface ShownScreenChoiceProps {
  readonly screens: ShownScreens
  readonly nameOf: (participantId: string) => string
}

export function ShownScreenChoice({ screens, nameOf }: ShownScreenChoiceProps) {
  const { t } = useTranslation('screenSharing')
  const shown = useShownScreens(screens)
  const [front] = shown
  if (front === undefined || shown.length < 2) return null
  // In one order, whichever is in front.
  const choices = shown
    .map(({ participantId, what }) => ({
      value: participantId,
      label: t(what === 'desktop' ? 'desktopOf' : 'applicationOf', { name: nameOf(participantId) }),
    }))
    .sort((a, b) => a.value.localeCompare(b.value))
  return (
    <NativeSelect
      size="sm"
      label={t('several')}
      data={choices}
      value={front.participantId}
      onChange={({ currentTarget: { value } }) => screens.bringToFront(value)}
    />
  )
}
