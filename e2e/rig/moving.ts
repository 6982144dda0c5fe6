/** Whether a video on the screen is new every time it is looked at, and not black. */
import type { Locator } from 'playwright-core'

const PAUSE_MS = 700

export async function moves(video: Locator): Promise<boolean> {
  return video.evaluate(async (element: HTMLVideoElement, pauseMs) => {
    const canvas = document.createElement('canvas')
    canvas.width = 64
    canvas.height = 36
    const paint = canvas.getContext('2d', { willReadFrequently: true })
    const look = (): Uint8ClampedArray => {
      paint?.drawImage(element, 0, 0, 64, 36)
      return paint?.getImageData(0, 0, 64, 36).data ?? new Uint8ClampedArray()
    }
    const before = look()
    await new Promise((resolve) => setTimeout(resolve, pauseMs))
    const after = look()
    const isPainted = after.some((value, index) => index % 4 !== 3 && value > 32)
    return isPainted && after.some((value, index) => Math.abs(value - (before[index] ?? 0)) > 24)
  }, PAUSE_MS)
}
