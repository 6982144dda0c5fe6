/** What people write to each other. Everything a peer sent is text, never markup. */
import { Stack } from '@mantine/core'
import { type DragEvent, type KeyboardEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { NamedPerson } from '../../session/distinct-names.ts'
import { ChatLines, type Keeping } from './ChatLines.tsx'
import { Composer, type ReplyShelf } from './Composer.tsx'
import type { ChosenReaders, SendTo } from './chat-feature.ts'
import type { ChatState } from './chat-log.ts'
import { chatNames } from './chat-names.ts'
import type { ChatPictures } from './chat-pictures.ts'
import { linesWith } from './chat-search.ts'
import { LinkDialog, type SentAddress } from './LinkDialog.tsx'
import { SearchBar } from './SearchBar.tsx'
import { pictureIn, usePendingPicture } from './usePendingPicture.ts'

export interface ChatPanelProps {
  readonly chat: ChatState
  /** Everyone who could read a line now. */
  readonly readers: readonly NamedPerson[]
  /** Whether "all support representatives" is offered. */
  readonly offersCsrs: boolean
  readonly chosen: ChosenReaders
  readonly onChoose: (chosen: ChosenReaders) => void
  /** False keeps the text in the field. */
  readonly onSay: (text: string, to: SendTo) => boolean
  /** False when nobody of those it was meant for is there. */
  readonly onSayAgain: (id: string) => boolean
  readonly onOpenAddress: (address: string) => void
  readonly pictures: Pick<ChatPictures, 'send' | 'cancel'>
  /** Who may keep the conversation, or says not to: the first line of every chat. */
  readonly keeping: Keeping
  readonly sound: { readonly isOn: boolean; readonly onChange: (isOn: boolean) => void }
  /** Prepared texts, for those who have some. */
  readonly shelf?: ReplyShelf
}

export function ChatPanel({
  chat,
  readers,
  offersCsrs,
  chosen,
  onChoose,
  onSay,
  onSayAgain,
  onOpenAddress,
  pictures,
  keeping,
  sound,
  shelf,
}: ChatPanelProps) {
  const { t } = useTranslation('chat')
  const [asked, setAsked] = useState<SentAddress | null>(null)
  const [query, setQuery] = useState<string | null>(null)
  /** Counted from the newest find, so that the newest is shown first and stays when older ones join. */
  const [fromEnd, setFromEnd] = useState(0)
  const pad = usePendingPicture()
  const names = chatNames(chat.people, t)
  const search = useRef<HTMLInputElement>(null)
  const finds = linesWith(query ?? '', chat.lines)
  const index = Math.max(0, finds.length - 1 - fromEnd)

  const turn = (by: 1 | -1): void =>
    setFromEnd(finds.length === 0 ? 0 : (finds.length - 1 - index - by + finds.length) % finds.length)
  const openSearch = (): void => {
    setQuery((known) => known ?? '')
    search.current?.select()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if ((event.ctrlKey || event.metaKey) && event.key === 'f') {
      event.preventDefault()
      openSearch()
    }
  }
  const onDrop = (event: DragEvent): void => {
    event.preventDefault()
    const picture = pictureIn(event.dataTransfer)
    if (picture !== null) pad.take(picture)
  }
  return (
    <Stack
      h="100%"
      gap="xs"
      component="section"
      aria-label={t('title')}
      onKeyDown={onKeyDown}
      onDragOver={(event) => event.preventDefault()}
      onDrop={onDrop}
    >
      <SearchBar
        field={search}
        query={query}
        found={finds.length}
        place={index + 1}
        onOpen={openSearch}
        sound={sound}
        onQuery={(text) => {
          setQuery(text)
          setFromEnd(0)
        }}
        onTurn={turn}
        onClose={() => setQuery(null)}
      />
      <ChatLines
        keeping={keeping}
        names={names}
        lines={chat.lines}
        query={query ?? ''}
        found={finds[index] ?? null}
        onLink={setAsked}
        onSayAgain={onSayAgain}
        onCancelPicture={(id) => pictures.cancel(id)}
      />
      <Composer
        readers={readers.map((reader) => ({ ...reader, label: names.labelOf(reader) }))}
        offersCsrs={offersCsrs}
        chosen={chosen}
        onChoose={onChoose}
        onSay={onSay}
        shelf={shelf ?? null}
        pad={pad}
        onPicture={(...picture) => pictures.send(...picture)}
      />
      <LinkDialog sent={asked} onOpen={onOpenAddress} onClose={() => setAsked(null)} />
    </Stack>
  )
}
