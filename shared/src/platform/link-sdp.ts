/** What is added to the session descriptions of WebRTC (RFC 8866) before they go out. */

/** Where the bandwidth estimate begins; Chromium's own 300 kbit/s leaves the first seconds blurred. */
const START_KBPS = 6_000

/** Adds the start of the bandwidth estimate to every video codec that has a parameter line; read by Chromium only. */
export function withStartBitrate(sdp: string): string {
  const sections = sdp.split(/(?=^m=)/m)
  return sections
    .map((section) =>
      section.startsWith('m=video')
        ? section.replace(/^(a=fmtp:\d+ (?!apt=)[^\r\n]*)/gm, `$1;x-google-start-bitrate=${START_KBPS}`)
        : section,
    )
    .join('')
}

/**
 * Says how each sound of a link goes: voices in one channel, and while somebody is silent only a few packets a second (DTX, RFC
 * 7587); the sound of a computer in stereo. Sections of one link share what a payload type stands for, so the second one gets
 * a number of its own.
 */
export function withOpusPerSlot(sdp: string): string {
  const sections = sdp.split(/(?=^m=)/m)
  const [voice, sound] = sections.filter((section) => section.startsWith('m=audio'))
  const voiceType = opusTypeOf(voice)
  const soundType = opusTypeOf(sound)
  if (voice === undefined || sound === undefined || voiceType === null || soundType === null) return sdp
  const ownType = soundType === voiceType ? unusedType(sdp) : soundType
  return sections
    .map((section) => {
      if (section === voice) return withFormat(voice, voiceType, 'usedtx=1')
      if (section === sound)
        return withFormat(withType(sound, soundType, ownType), ownType, 'stereo=1;sprop-stereo=1')
      return section
    })
    .join('')
}

function opusTypeOf(section = ''): string | null {
  return /^a=rtpmap:(\d+) opus\//m.exec(section)?.[1] ?? null
}

/** Of the dynamic ones (RFC 3551). */
function unusedType(sdp: string): string {
  const used = new Set(Array.from(sdp.matchAll(/^a=rtpmap:(\d+) /gm), ([, type]) => type))
  const types = Array.from({ length: 32 }, (_, index) => String(127 - index))
  const unused = types.find((type) => !used.has(type))
  if (unused === undefined) throw new Error('Every dynamic payload type of the session description is taken.')
  return unused
}

function withType(section: string, from: string, to: string): string {
  return section
    .replace(new RegExp(`^(m=audio[^\\r\\n]*? )${from}(?= |\\r|\\n)`, 'm'), `$1${to}`)
    .replace(new RegExp(`^(a=(?:rtpmap|fmtp|rtcp-fb):)${from} `, 'gm'), `$1${to} `)
}

function withFormat(section: string, type: string, format: string): string {
  return section.replace(new RegExp(`^(a=fmtp:${type} [^\\r\\n]*)`, 'm'), `$1;${format}`)
}
