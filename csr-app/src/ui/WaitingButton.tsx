/** A button that waits, or has done all it can, and keeps the focus meanwhile: one that is disabled would lose it. */
import { Button, type ButtonProps, Loader } from '@mantine/core'
import type { ComponentPropsWithoutRef } from 'react'

export interface WaitingButtonProps
  extends ButtonProps,
    Omit<ComponentPropsWithoutRef<'button'>, keyof ButtonProps> {
  readonly isWaiting: boolean
  readonly isDone?: boolean
}

export function WaitingButton({
  isWaiting,
  isDone = false,
  leftSection,
  onClick,
  ...rest
}: WaitingButtonProps) {
  const isInert = isWaiting || isDone
  return (
    <Button
      {...rest}
      data-disabled={isInert}
      aria-disabled={isInert}
      leftSection={isWaiting ? <Loader size={16} color="currentColor" /> : leftSection}
      onClick={isInert ? (event) => event.preventDefault() : onClick}
    />
  )
}
