/** What of one's own desktop is shown, and to whom: chosen by its picture, and nothing is shown before the press. */
import { distinctNames } from '@deskside/shared/session/distinct-names.ts'
import type { Participant } from '@deskside/shared/session/session-snapshot.ts'
import {
  Alert,
  Button,
  Center,
  Group,
  Image,
  Loader,
  Modal,
  Radio,
  SimpleGrid,
  Stack,
  Text,
} from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Audience, DeskSource, Sources } from './my-desk.ipc.ts'

export interface ShowDialogProps {
  readonly what: DeskSource['what']
  readonly people: readonly Participant[]
  readonly onList: () => Promise<Sources>
  /** @returns false when nobody is there any more to see it */
  readonly onShow: (source: DeskSource, audience: Audience) => Promise<boolean>
  readonly onClose: () => void
}

interface Choice {
  readonly id: string
  readonly title: string
  readonly picture: string | null
  readonly source: DeskSource
}

const EVERYONE = 'everyone'

export function ShowDialog({ what, people, onList, onShow, onClose }: ShowDialogProps) {
  const { t } = useTranslation()
  const choices = useChoices(what, onList)
  const names = distinctNames(people)
  const [chosen, setChosen] = useState<string | null>(null)
  const [audience, setAudience] = useState(EVERYONE)
  const [hasNobody, setHasNobody] = useState(false)
  const choice = choices?.find(({ id }) => id === chosen) ?? (choices?.length === 1 ? choices[0] : undefined)
  const show = async (): Promise<void> => {
    if (choice === undefined) return
    const isShown = await onShow(
      choice.source,
      audience === EVERYONE ? EVERYONE : { participantId: audience },
    )
    if (isShown) onClose()
    else setHasNobody(true)
  }
  return (
    <Modal
      opened
      onClose={onClose}
      size={720}
      title={t(`myDesk.title.${what}`)}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Stack>
        <Text size="sm">{t(`myDesk.lead.${what}`)}</Text>
        {choices === null && (
          <Center h={160} role="status">
            <Loader size="sm" mr="sm" />
            <Text>{t('myDesk.looking')}</Text>
          </Center>
        )}
        {choices?.length === 0 && <Alert color="yellow">{t(`myDesk.nothing.${what}`)}</Alert>}
        {choices !== null && choices.length > 0 && (
          <Radio.Group
            aria-label={t(`myDesk.title.${what}`)}
            value={choice?.id ?? ''}
            onChange={setChosen}
            style={{ maxHeight: 330, overflowY: 'auto' }}
          >
            <SimpleGrid cols={3} spacing="sm" p={2}>
              {choices.map((each) => (
                <ChoiceCard key={each.id} choice={each} isChosen={each.id === choice?.id} />
              ))}
            </SimpleGrid>
          </Radio.Group>
        )}
        <Radio.Group label={t('myDesk.whom')} value={audience} onChange={setAudience}>
          <Group mt={6}>
            <Radio value={EVERYONE} label={t('myDesk.everyone')} />
            {people.map(({ participantId, name, role }) => (
              <Radio
                key={participantId}
                value={participantId}
                label={t(`myDesk.only.${role}`, { name: names.get(participantId) ?? name })}
              />
            ))}
          </Group>
        </Radio.Group>
        <div role="alert">{hasNobody && <Alert color="yellow">{t('myDesk.nobody')}</Alert>}</div>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button onClick={() => void show()} disabled={choice === undefined}>
            {t('myDesk.show')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}

function ChoiceCard({ choice: { id, title, picture }, isChosen }: { choice: Choice; isChosen: boolean }) {
  return (
    <Radio.Card
      value={id}
      p={6}
      radius="md"
      style={{
        borderWidth: 2,
        borderColor: isChosen ? 'var(--mantine-primary-color-filled)' : undefined,
      }}
    >
      {picture === null ? (
        <Center h={110} bg="var(--deskside-ground)" />
      ) : (
        <Image src={picture} alt="" h={110} fit="contain" radius="sm" />
      )}
      <Text size="sm" mt={4} lineClamp={2} fw={isChosen ? 600 : 400} style={{ overflowWrap: 'anywhere' }}>
        {title}
      </Text>
    </Radio.Card>
  )
}

/** Null while they are looked for. */
function useChoices(what: DeskSource['what'], list: () => Promise<Sources>): readonly Choice[] | null {
  const { t } = useTranslation()
  const [sources, setSources] = useState<Sources | null>(null)
  useEffect(() => {
    let isCurrent = true
    void list().then((found) => isCurrent && setSources(found))
    return () => {
      isCurrent = false
    }
  }, [list])
  if (sources === null) return null
  if (what === 'desktop')
    return sources.displays.map(({ displayId, picture, primary }, index) => ({
      id: displayId,
      title: t(primary ? 'myDesk.mainScreen' : 'myDesk.screen', { number: index + 1 }),
      picture,
      source: { what, displayId },
    }))
  return sources.windows.map(({ sourceId, title, picture }) => ({
    id: sourceId,
    title,
    picture,
    source: { what, sourceId, title },
  }))
}
