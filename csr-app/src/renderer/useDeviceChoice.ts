/** The CSR's microphone and loudspeaker, the same in every session and after the next start. */
import { type DeviceChoice, systemChoice } from '@deskside/shared/features/voice/device-choice.ts'
import { Store } from '@deskside/shared/kernel/store.ts'
import { useEffect, useState } from 'react'
import type { Bridge, Settings } from '../csr-app.ipc.ts'

export function useDeviceChoice(bridge: Bridge, settings: Settings): Store<DeviceChoice> {
  const [choice] = useState(
    () =>
      new Store<DeviceChoice>({
        microphone: settings.microphone ?? systemChoice.microphone,
        output: settings.loudspeaker ?? systemChoice.output,
      }),
  )
  useEffect(
    () =>
      choice.subscribe(() => {
        const { microphone, output } = choice.getSnapshot()
        bridge.tell['keep-settings']({ microphone, loudspeaker: output })
      }),
    [choice, bridge],
  )
  return choice
}
