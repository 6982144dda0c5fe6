/** Finds words in the chat as they are typed: how many lines hold them, and one after the other. */
import { ActionIcon, Group, Text, TextInput } from '@mantine/core'
import { type KeyboardEvent, type RefObject, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../ui/Icon.tsx'

export interface SearchBarProps {
  readonly field: RefObject<HTMLInputElement | null>
  /** Null while the search is put away. */
  readonly query: string | null
  readonly found: number
  /** Which find is shown, from 1. */
  readonly place: number
  readonly onOpen: () => void
  readonly sound: { readonly isOn: boolean; readonly onChange: (isOn: boolean) => void }
  readonly onQuery: (query: string) => void
  /** 1: to the next newer find. */
  readonly onTurn: (by: 1 | -1) => void
  readonly onClose: () => void
}

export function SearchBar({
  field,
  query,
  found,
  place,
  onOpen,
  sound,
  onQuery,
  onTurn,
  onClose,
}: SearchBarProps) {
  const { t } = useTranslation('chat')
  const isOpen = query !== null
  useEffect(() => {
    if (isOpen) field.current?.focus()
  }, [isOpen, field])
  if (!isOpen) {
    return (
      <Group justify="flex-end" gap={4}>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('sound')}
          title={t('sound')}
          aria-pressed={sound.isOn}
          onClick={() => sound.onChange(!sound.isOn)}
        >
          <Icon name={sound.isOn ? 'bell' : 'bell-off'} />
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('search')}
          title={t('search')}
          onClick={onOpen}
        >
          <Icon name="search" />
        </ActionIcon>
      </Group>
    )
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') onClose()
    else if (event.key === 'Enter') onTurn(event.shiftKey ? 1 : -1)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const countOf = (): string => {
    if (query.trim() === '') return ''
    return found === 0 ? t('notFound') : t('foundOf', { place, found })
  }
  return (
    <Group gap={4} wrap="nowrap" role="search">
      <TextInput
        ref={field}
        flex={1}
        size="xs"
        aria-label={t('searchFor')}
        placeholder={t('searchFor')}
        value={query}
        onChange={(event) => onQuery(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <Text size="xs" c="dimmed" role="status" style={{ whiteSpace: 'nowrap' }}>
        {countOf()}
      </Text>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t('older')}
        title={t('older')}
        disabled={found === 0}
        onClick={() => onTurn(-1)}
      >
        <Icon name="up" />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t('newer')}
        title={t('newer')}
        disabled={found === 0}
        onClick={() => onTurn(1)}
      >
        <Icon name="chevron" />
      </ActionIcon>
      <ActionIcon variant="subtle" color="gray" aria-label={t('closeSearch')} onClick={onClose}>
        <Icon name="close" />
      </ActionIcon>
    </Group>
  )
}
