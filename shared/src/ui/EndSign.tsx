/** Above the sentence that says why something is over. */
import { ThemeIcon } from '@mantine/core'
import { Icon } from './Icon.tsx'

const COLOUR = { calm: 'blue', 'cut-off': 'yellow', danger: 'red' } as const

export function EndSign({ tone }: { readonly tone: keyof typeof COLOUR }) {
  return (
    <ThemeIcon size={60} radius="xl" variant="light" color={COLOUR[tone]}>
      <Icon name={tone === 'calm' ? 'check' : 'alert'} size={30} />
    </ThemeIcon>
  )
}
