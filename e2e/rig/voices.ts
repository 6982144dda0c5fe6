/** What really goes over the links of a window, as the browser itself counts it. */
import type { Page } from 'playwright-core'

declare global {
  var connectionsOfTest: Set<RTCPeerConnection> | undefined
}

/** Generated devices in place of real ones, with that file for a voice; permissions are asked for as ever. */
export const generatedDevices = (speech: string): readonly string[] => [
  '--use-fake-device-for-media-stream',
  `--use-file-for-fake-audio-capture=${speech}`,
]

/** Call before anybody joins: connections cannot be found afterwards. */
export async function watchConnections(page: Page): Promise<void> {
  await page.evaluate(() => {
    const known = new Set<RTCPeerConnection>()
    globalThis.connectionsOfTest = known
    RTCPeerConnection.prototype.setRemoteDescription = new Proxy(
      RTCPeerConnection.prototype.setRemoteDescription,
      {
        apply: (original, connection: RTCPeerConnection, given) => {
          known.add(connection)
          return Reflect.apply(original, connection, given)
        },
      },
    )
  })
}

type SoundCounter = 'totalAudioEnergy' | 'packetsReceived'

/** Of all voices and sounds received since the connections opened; the energy grows only while there is sound. */
async function receivedSound(page: Page, what: SoundCounter): Promise<number> {
  return page.evaluate(async (counter) => {
    let sum = 0
    for (const connection of globalThis.connectionsOfTest ?? []) {
      if (connection.connectionState !== 'connected') continue
      for (const report of (await connection.getStats()).values()) {
        if (report.type === 'inbound-rtp' && report.kind === 'audio') sum += report[counter] ?? 0
      }
    }
    return sum
  }, what)
}

async function receivedDuring(page: Page, ms: number, what: SoundCounter): Promise<number> {
  const before = await receivedSound(page, what)
  await page.waitForTimeout(ms)
  return (await receivedSound(page, what)) - before
}

/** Energy received during `ms`; the generated voice has no longer pause than two syllables. */
export const energyDuring = (page: Page, ms: number): Promise<number> =>
  receivedDuring(page, ms, 'totalAudioEnergy')

/** Packets of voices and sounds received during `ms`. */
export const packetsDuring = (page: Page, ms: number): Promise<number> =>
  receivedDuring(page, ms, 'packetsReceived')

/** Pictures of the screen sent since the connections opened, for each link that lives, in the order they were made. */
export async function screensSent(page: Page): Promise<readonly number[]> {
  return page.evaluate(async () => {
    const counts: number[] = []
    for (const connection of globalThis.connectionsOfTest ?? []) {
      if (connection.connectionState !== 'connected') continue
      // The screen is the first of the slots.
      const reports = (await connection.getSenders()[0]?.getStats())?.values() ?? []
      for (const report of reports) if (report.type === 'outbound-rtp') counts.push(report.framesSent ?? 0)
    }
    return counts
  })
}

/**
 * How loud a tone arrives, dB of full scale, at its loudest within `ms`; `-Infinity` where nothing arrives. The window of
 * the spectrum is 12 Hz wide.
 */
export async function toneDuring(page: Page, hertz: number, ms: number): Promise<number> {
  return page.evaluate(
    async ({ hertz, ms }) => {
      const context = new AudioContext()
      await context.resume()
      const analyser = new AnalyserNode(context, { fftSize: 4096, smoothingTimeConstant: 0 })
      for (const connection of globalThis.connectionsOfTest ?? []) {
        if (connection.connectionState !== 'connected') continue
        const tracks = connection.getReceivers().map(({ track }) => track)
        for (const track of tracks.filter(({ kind }) => kind === 'audio'))
          new MediaStreamAudioSourceNode(context, { mediaStream: new MediaStream([track]) }).connect(analyser)
      }
      const spectrum = new Float32Array(analyser.frequencyBinCount)
      const bin = Math.round((hertz * analyser.fftSize) / context.sampleRate)
      let loudest = Number.NEGATIVE_INFINITY
      const end = performance.now() + ms
      while (performance.now() < end) {
        await new Promise((resolve) => setTimeout(resolve, 50))
        analyser.getFloatFrequencyData(spectrum)
        loudest = Math.max(loudest, ...spectrum.slice(bin - 1, bin + 2))
      }
      await context.close()
      return loudest
    },
    { hertz, ms },
  )
}

/** What the browser answers when the page itself reaches for a device. */
export async function reachesFor(page: Page, kind: 'audio' | 'video'): Promise<string> {
  return page.evaluate(async (wanted) => {
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ [wanted]: true })
      for (const track of stream.getTracks()) track.stop()
      return 'open'
    } catch (error) {
      return error instanceof DOMException ? error.name : String(error)
    }
  }, kind)
}
