/** As long as others see one's own screen: who, and how to pause, end, or let one of them use it. */
import type { MediaSlots } from '@deskside/shared/platform/media-slots.dom.ts'
import type { Participant } from '@deskside/shared/session/session-snapshot.ts'
import { Icon } from '@deskside/shared/ui/Icon.tsx'
import { listed } from '@deskside/shared/ui/listed.ts'
import { Button, Group, Menu, Text } from '@mantine/core'
import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './MyDeskBar.module.css'
import type { MyDeskState } from './my-desk.ipc.ts'
import type { MyDeskFeature, MyDeskView } from './my-desk-feature.ts'

export interface MyDeskBarProps {
  readonly desk: MyDeskFeature<MediaSlots>
  readonly people: readonly Participant[]
}

export function MyDeskBar({ desk, people }: MyDeskBarProps) {
  const view = useSyncExternalStore(desk.view.subscribe, desk.view.getSnapshot)
  return (
    <div role="status">
      {view.state === null ? (
        <Ended view={view} onClose={() => desk.dismissNews()} />
      ) : (
        <Shown desk={desk} people={people} state={view.state} isControlRefused={view.isControlRefused} />
      )}
    </div>
  )
}

interface ShownProps extends MyDeskBarProps {
  readonly state: MyDeskState
  readonly isControlRefused: boolean
}

function Shown({ desk, people, state, isControlRefused }: ShownProps) {
  const { t, i18n } = useTranslation()
  const nameOf = (id: string): string => people.find(({ participantId }) => participantId === id)?.name ?? ''
  const { inUse } = state.sharing
  const controller = inUse.find(({ access }) => access === 'control')
  const names = listed(
    inUse.map(({ participantId }) => nameOf(participantId)),
    i18n.language,
  )
  const sentences = [t(`myDesk.seen.${state.what}`, { names, title: state.title })]
  if (controller !== undefined)
    sentences.push(t('myDesk.controlledBy', { name: nameOf(controller.participantId) }))
  if (state.isPaused) sentences.push(t('myDesk.paused'))
  if (isControlRefused) sentences.push(t('myDesk.controlRefused'))
  return (
    <Bar>
      <Text size="sm" fw={600} flex={1} miw={0} style={{ overflowWrap: 'anywhere' }}>
        {sentences.join(' ')}
      </Text>
      {state.what === 'desktop' &&
        (controller === undefined ? (
          <ControlMenu
            people={people.filter(
              ({ participantId, role }) =>
                role === 'customer' && inUse.some((use) => use.participantId === participantId),
            )}
            onGive={(participantId) => void desk.giveControl(participantId)}
          />
        ) : (
          <Button size="compact-sm" variant="white" color="dark" onClick={() => desk.takeControlBack()}>
            {t('myDesk.takeBack')}
          </Button>
        ))}
      <Button
        size="compact-sm"
        variant="white"
        color="dark"
        leftSection={<Icon name={state.isPaused ? 'play' : 'pause'} size={14} />}
        onClick={() => desk.setPaused(!state.isPaused)}
      >
        {t(state.isPaused ? 'myDesk.resume' : 'myDesk.pause')}
      </Button>
      <Button
        size="compact-sm"
        variant="white"
        color="red.9"
        leftSection={<Icon name="stop" size={14} />}
        onClick={() => desk.stop()}
      >
        {t('myDesk.stop')}
      </Button>
    </Bar>
  )
}

function ControlMenu({
  people,
  onGive,
}: {
  people: readonly Participant[]
  onGive: (participantId: string) => void
}) {
  const { t } = useTranslation()
  if (people.length === 0) return null
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          size="compact-sm"
          variant="white"
          color="dark"
          leftSection={<Icon name="pointer" size={14} />}
          rightSection={<Icon name="chevron" size={14} />}
        >
          {t('myDesk.giveControl')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('myDesk.giveControlMeans')}</Menu.Label>
        {people.map(({ participantId, name }) => (
          <Menu.Item key={participantId} onClick={() => onGive(participantId)}>
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

function Ended({ view: { ended }, onClose }: { view: MyDeskView; onClose: () => void }) {
  const { t } = useTranslation()
  if (ended !== 'display-gone' && ended !== 'capture-failed' && ended !== 'asleep' && ended !== 'outage')
    return null
  return (
    <Bar>
      <Text size="sm" flex={1}>
        {t(`myDesk.ended.${ended}`)}
      </Text>
      <Button size="compact-sm" variant="white" color="dark" onClick={onClose}>
        {t('common.close')}
      </Button>
    </Bar>
  )
}

/** In the colour of banner and frame. */
function Bar({ children }: { children: React.ReactNode }) {
  return (
    <Group bg="#c2410c" c="white" px="md" py={6} gap="sm" wrap="nowrap" className={classes['bar']}>
      {children}
    </Group>
  )
}
