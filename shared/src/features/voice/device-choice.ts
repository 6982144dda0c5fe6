/** Which microphone and loudspeaker a person chose, by name: what a device is called outlives a restart, its id does not. */
import type { AudioDevice } from './voice-audio.ts'

/** Null: the system's choice. */
export interface DeviceChoice {
  readonly microphone: string | null
  readonly output: string | null
}

export const systemChoice: DeviceChoice = { microphone: null, output: null }

/** Longer names are cut, here as well as there. */
const MOST = 300

/** The id of the device of that name; null when it is not plugged in, or may not be known by name yet. */
export function deviceNamed(name: string | null, devices: readonly AudioDevice[]): string | null {
  if (name === null || name === '') return null
  return devices.find(({ label }) => label.slice(0, MOST) === name)?.deviceId ?? null
}

export function nameOfDevice(deviceId: string | null, devices: readonly AudioDevice[]): string | null {
  return devices.find((device) => device.deviceId === deviceId)?.label.slice(0, MOST) || null
}
