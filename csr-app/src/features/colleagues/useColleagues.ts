import { useEffect, useState, useSyncExternalStore } from 'react'
import type { ColleagueDesk } from './colleague-desk.ts'
import type { CallVault, OwnDevice } from './colleagues.ipc.ts'
import type { ColleagueList } from './online-colleagues.ts'

/** Kept up to date while it is looked at. */
export function useColleagues({ online }: ColleagueDesk): ColleagueList {
  useEffect(() => online.watch(), [online])
  return useSyncExternalStore(online.list.subscribe, online.list.getSnapshot)
}

/** Null until it is worked out, which takes a moment on purpose. */
export function useComputerNumber(vault: CallVault, publicKey: string | null): string | null {
  const [number, setNumber] = useState<string | null>(null)
  useEffect(() => {
    let isShown = true
    setNumber(null)
    if (publicKey !== null)
      void vault.numberOf(publicKey).then((found) => {
        if (isShown) setNumber(found)
      })
    return () => {
      isShown = false
    }
  }, [vault, publicKey])
  return number
}

/** Null until it is known. */
export function useOwnDevice(vault: CallVault): OwnDevice | null {
  const [device, setDevice] = useState<OwnDevice | null>(null)
  useEffect(() => {
    let isShown = true
    void vault.ownDevice().then((own) => {
      if (isShown) setDevice(own)
    })
    return () => {
      isShown = false
    }
  }, [vault])
  return device
}
