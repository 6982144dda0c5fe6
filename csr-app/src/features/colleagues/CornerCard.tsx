/** A small card at the edge of the window: says something without taking the window from whoever works in it. */
import { Affix, Group, Paper, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'

export interface CornerCardProps {
  readonly title: string
  readonly icon: ReactNode
  readonly children?: ReactNode
  readonly actions: ReactNode
  /** Gives way to another one that is there at the same time. */
  readonly isBehind?: boolean
}

export function CornerCard({ title, icon, children, actions, isBehind = false }: CornerCardProps) {
  return (
    <Affix position={{ bottom: 20, left: 20 }} zIndex={isBehind ? 198 : 199}>
      <Paper withBorder shadow="md" radius="lg" p="md" w={360} component="section" aria-label={title}>
        <Stack gap="sm">
          <Group wrap="nowrap" gap="sm" align="flex-start" role="status">
            {icon}
            <Stack gap={2} miw={0}>
              <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
                {title}
              </Text>
              {children}
            </Stack>
          </Group>
          <Group justify="flex-end" gap="xs">
            {actions}
          </Group>
        </Stack>
      </Paper>
    </Affix>
  )
}
