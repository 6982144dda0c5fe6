/** In the toolbar while a screen is seen. */
import { Icon } from '@deskside/shared/ui/Icon.tsx'
import { ActionIcon } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { SCREENSHOT_KEY } from './screenshot-key.ts'

export function ScreenshotButton({ isPossible, onTake }: { isPossible: boolean; onTake: () => void }) {
  const { t } = useTranslation()
  return (
    <ActionIcon
      size={36}
      variant="default"
      aria-label={t('screenshot.take')}
      aria-keyshortcuts="Control+Alt+Shift+F9"
      title={t('screenshot.takeHint', { key: SCREENSHOT_KEY })}
      disabled={!isPossible}
      onClick={onTake}
    >
      <Icon name="screenshot" />
    </ActionIcon>
  )
}
