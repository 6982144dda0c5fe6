/** In the toolbar and in the bar of the full screen, while a screen is seen. */
import { Icon } from '@deskside/shared/ui/Icon.tsx'
import { ActionIcon } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { SCREENSHOT_KEY } from './screenshot-key.ts'

export interface ScreenshotButtonProps {
  readonly isPossible: boolean
  /** As high as the buttons of the full screen's bar. */
  readonly isCompact?: boolean
  readonly onTake: () => void
}

export function ScreenshotButton({ isPossible, isCompact = false, onTake }: ScreenshotButtonProps) {
  const { t } = useTranslation()
  return (
    <ActionIcon
      size={isCompact ? 26 : 36}
      variant="default"
      aria-label={t('screenshot.take')}
      aria-keyshortcuts="Control+Alt+Shift+F9"
      title={t('screenshot.takeHint', { key: SCREENSHOT_KEY })}
      disabled={!isPossible}
      onClick={onTake}
    >
      <Icon name="screenshot" size={isCompact ? 14 : 18} />
    </ActionIcon>
  )
}
