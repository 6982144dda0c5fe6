/** A sign in the toolbar that says more when it is pressed. */
import { Icon, type IconName } from '@deskside/shared/ui/Icon.tsx'
import { Group, Popover, Stack, Text, UnstyledButton } from '@mantine/core'
import type { ReactNode } from 'react'

export interface ToolbarBadgeProps {
  readonly icon: IconName
  readonly colour: string
  /** Hidden in a narrow window. */
  readonly short: string
  /** From which width of the window on `short` is shown, see base.css. */
  readonly needs: 'some-room' | 'much-room'
  /** For screen readers, who hear no colour. */
  readonly label: string
  /** Of the text that opens, px. */
  readonly width: number
  readonly children: ReactNode
}

export function ToolbarBadge({ icon, colour, short, needs, label, width, children }: ToolbarBadgeProps) {
  return (
    <Popover position="bottom" withArrow shadow="md" trapFocus returnFocus width={width}>
      <Popover.Target>
        <UnstyledButton aria-label={label} p={6}>
          <Group gap={6} wrap="nowrap" c={colour}>
            <Icon name={icon} />
            <Text size="sm" c="var(--mantine-color-text)" style={{ whiteSpace: 'nowrap' }} data-needs={needs}>
              {short}
            </Text>
          </Group>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="xs">{children}</Stack>
      </Popover.Dropdown>
    </Popover>
  )
}
