import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { TabFace } from './tab-face.ts'

/** What a session is called: by the customer's name, or by its number before anybody has come. */
export function useTabName(): (face: TabFace) => string {
  const { t } = useTranslation()
  return useCallback(({ name, number }) => name ?? t('tabs.nameless', { number }), [t])
}
