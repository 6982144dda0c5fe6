/** The picture a video shows at this moment, pixel for pixel as it was decoded. */
import type { Frame } from './screenshot-desk.ts'

/** Null while it shows none. */
export function frameOf(video: HTMLVideoElement | null): Frame | null {
  if (video === null || video.videoWidth === 0 || video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA)
    return null
  const { videoWidth: width, videoHeight: height } = video
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d')
  if (context === null) return null
  context.drawImage(video, 0, 0, width, height)
  return {
    encode: async () => {
      const blob = await canvas.convertToBlob({ type: 'image/png' })
      const png = new Uint8Array(await blob.arrayBuffer())
      return { png, shown: { url: URL.createObjectURL(blob), width, height } }
    },
  }
}
