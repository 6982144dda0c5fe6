import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'

/** Says a length of time in words: the two largest units that matter. */
export function useDuration(): (ms: number) => string {
  const { t } = useTranslation()
  return useCallback(
    (ms: number): string => {
      const seconds = Math.max(0, Math.ceil(ms / 1000))
      if (seconds < 60) return t('time.seconds', { count: seconds })
      const minutes = Math.ceil(seconds / 60)
      return minutes < 60
        ? t('time.minutes', { count: minutes })
        : t('time.hours', { count: Math.ceil(minutes / 60) })
    },
    [t],
  )
}
