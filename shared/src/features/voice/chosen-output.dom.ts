/** Which loudspeaker a sound is played on. */

import type { ReadableStore } from '../../kernel/store.ts'
import type { Unsubscribe } from '../../kernel/typed-events.ts'
import { type DeviceChoice, deviceNamed } from './device-choice.ts'
import type { AudioDevice } from './voice-audio.ts'

/** `default` and `communications` stand for another one of the list; null is the choice of the system. */
export function listOf(all: readonly MediaDeviceInfo[], kind: MediaDeviceKind): readonly AudioDevice[] {
  return all
    .filter((device) => device.kind === kind && !['', 'default', 'communications'].includes(device.deviceId))
    .map(({ deviceId, label }) => ({ deviceId, label }))
}

/** @param deviceId null for the system's choice */
export function playOn(element: HTMLAudioElement, deviceId: string | null): void {
  // A loudspeaker that was pulled out: the system's choice plays on.
  if ('setSinkId' in element) element.setSinkId(deviceId ?? '').catch(() => undefined)
}

/** Plays the element on the chosen loudspeaker, also when another one is chosen or one is plugged in. */
export function followChoice(element: HTMLAudioElement, choice: ReadableStore<DeviceChoice>): Unsubscribe {
  const route = async (): Promise<void> => {
    const all = await navigator.mediaDevices.enumerateDevices()
    playOn(element, deviceNamed(choice.getSnapshot().output, listOf(all, 'audiooutput')))
  }
  const again = (): void => void route()
  again()
  navigator.mediaDevices.addEventListener('devicechange', again)
  const stop = choice.subscribe(again)
  return () => {
    navigator.mediaDevices.removeEventListener('devicechange', again)
    stop()
  }
}
