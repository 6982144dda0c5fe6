/** The sessions of this app in one line: with whom, since when, and what waits there for somebody to look. */
import { Icon, type IconName } from '@deskside/shared/ui/Icon.tsx'
import { listed } from '@deskside/shared/ui/listed.ts'
import { useNow } from '@deskside/shared/ui/useNow.ts'
import { Badge, Group, Tabs, Text } from '@mantine/core'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import classes from './TabBar.module.css'
import type { TabFace } from './tab-face.ts'
import { signsOf, type TabSign } from './tab-signs.ts'
import { useTabName } from './useTabName.ts'

/** The tab of the start page; no session has this id. */
export const HOME = 'home'

const SIGNS: Readonly<Record<TabSign, { readonly icon: IconName; readonly colour: string }>> = {
  ended: { icon: 'stop', colour: 'gray' },
  warned: { icon: 'alert', colour: 'red' },
  endingSoon: { icon: 'clock', colour: 'yellow' },
  newlyHost: { icon: 'people', colour: 'yellow' },
  offered: { icon: 'people', colour: 'yellow' },
  waiting: { icon: 'bell', colour: 'teal' },
  onHold: { icon: 'pause', colour: 'gray' },
}

export interface TabBarProps {
  readonly faces: readonly TabFace[]
  /** How long a session has gone on, as it is read off a clock. */
  readonly clockFace: (ms: number) => string
}

export function TabBar({ faces, clockFace }: TabBarProps) {
  const { t } = useTranslation()
  const now = useNow()
  return (
    <Tabs.List component="nav" aria-label={t('tabs.list')} className={classes['bar']}>
      <Tabs.Tab
        value={HOME}
        className={classes['home']}
        aria-label={t('tabs.home')}
        title={t('tabs.homeHint')}
      >
        <Icon name="home" />
      </Tabs.Tab>
      {faces.map((face) => (
        <SessionTab
          key={face.id}
          face={face}
          time={face.startedAt === null || face.end !== null ? null : clockFace(now - face.startedAt)}
        />
      ))}
    </Tabs.List>
  )
}

function SessionTab({ face, time }: { face: TabFace; time: string | null }) {
  const { t, i18n } = useTranslation()
  const name = useTabName()(face)
  const [sign, ...more] = signsOf(face)
  const said = [sign, ...more].flatMap((each) =>
    each === undefined ? [] : [sentenceOf(each, face, t, i18n.language)],
  )
  const unread = face.unread > 0 ? [t('tabs.unread', { count: face.unread })] : []
  const label = [name, ...said, ...unread].join(' · ')
  return (
    <Tabs.Tab
      value={face.id}
      aria-label={label}
      title={label}
      classNames={{ tab: classes['tab'] ?? '', tabLabel: classes['label'] ?? '' }}
    >
      <Text span inherit truncate className={classes['name']}>
        {name}
      </Text>
      {sign !== undefined && <Sign sign={sign} word={t(`tabs.${sign}`)} />}
      {time !== null && (
        <Text span size="xs" c="dimmed" className={classes['time']}>
          {time}
        </Text>
      )}
      {face.unread > 0 && (
        <Badge size="sm" circle={face.unread < 10} className={classes['unread']}>
          {face.unread}
        </Badge>
      )}
    </Tabs.Tab>
  )
}

function Sign({ sign, word }: { sign: TabSign; word: string }) {
  const { icon, colour } = SIGNS[sign]
  return (
    <Group component="span" gap={4} wrap="nowrap" className={classes['sign']} data-colour={colour}>
      <Icon name={icon} size={14} />
      <span className={classes['word']}>{word}</span>
    </Group>
  )
}

function sentenceOf(sign: TabSign, { end, waiting }: TabFace, t: TFunction, language: string): string {
  if (sign === 'ended') return t(`tabs.end.${end ?? 'lost'}`)
  if (sign === 'waiting') return t('tabs.waitingLong', { names: listed(waiting, language) })
  return t(`tabs.${sign}Long`)
}
