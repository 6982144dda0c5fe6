/** Lies over every other dialog; a stray click or key does not answer it. */
import { Modal, Stack } from '@mantine/core'
import type { ReactNode } from 'react'

export interface UrgentDialogProps {
  readonly title: string
  readonly children: ReactNode
}

export function UrgentDialog({ title, children }: UrgentDialogProps) {
  return (
    <Modal
      opened
      onClose={() => undefined}
      title={title}
      centered
      size="lg"
      zIndex={400}
      closeOnClickOutside={false}
      closeOnEscape={false}
      withCloseButton={false}
    >
      <Stack>{children}</Stack>
    </Modal>
  )
}
