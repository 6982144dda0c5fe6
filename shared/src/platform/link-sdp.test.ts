import { withOpusPerSlot, withStartBitrate } from './link-sdp.ts'

const SCREEN = [
  'm=video 9 UDP/TLS/RTP/SAVPF 45 46',
  'a=mid:0',
  'a=rtpmap:45 AV1/90000',
  'a=fmtp:45 level-idx=5;profile=0;tier=0',
  'a=rtpmap:46 rtx/90000',
  'a=fmtp:46 apt=45',
]
const soundSection = (mid: number, type: number): string[] => [
  `m=audio 9 UDP/TLS/RTP/SAVPF ${type}`,
  `a=mid:${mid}`,
  `a=rtpmap:${type} opus/48000/2`,
  `a=rtcp-fb:${type} transport-cc`,
  `a=fmtp:${type} minptime=10;useinbandfec=1`,
]
const HEAD = ['v=0', 'a=group:BUNDLE 0 2 3']
const sdpOf = (...sections: readonly string[][]): string =>
  `${[...HEAD, ...sections.flat()].join('\r\n')}\r\n`

describe('the sounds of a link', () => {
  const OFFER = sdpOf(SCREEN, soundSection(2, 111), soundSection(3, 111))
  const SAID = [
    'm=audio 9 UDP/TLS/RTP/SAVPF 111',
    'a=mid:2',
    'a=rtpmap:111 opus/48000/2',
    'a=rtcp-fb:111 transport-cc',
    'a=fmtp:111 minptime=10;useinbandfec=1;usedtx=1',
    'm=audio 9 UDP/TLS/RTP/SAVPF 127',
    'a=mid:3',
    'a=rtpmap:127 opus/48000/2',
    'a=rtcp-fb:127 transport-cc',
    'a=fmtp:127 minptime=10;useinbandfec=1;stereo=1;sprop-stereo=1',
  ]

  it('are a voice in one channel that rests in silence, and the computer’s sound in stereo under a number of its own', () => {
    expect(withOpusPerSlot(OFFER)).toBe(sdpOf(SCREEN, SAID))
  })

  it('keep the numbers of the offer in the answer', () => {
    expect(withOpusPerSlot(sdpOf(SCREEN, soundSection(2, 111), soundSection(3, 127)))).toBe(
      sdpOf(SCREEN, SAID),
    )
  })

  it('take a number that nothing else has', () => {
    const taken = [...SCREEN, 'a=rtpmap:127 H264/90000', 'a=rtpmap:126 rtx/90000']

    expect(withOpusPerSlot(sdpOf(taken, soundSection(2, 111), soundSection(3, 111)))).toContain(
      'a=fmtp:125 minptime=10;useinbandfec=1;stereo=1;sprop-stereo=1\r\n',
    )
  })

  it('are left as they are where there is no Opus for both', () => {
    const without = sdpOf(SCREEN, soundSection(2, 111), ['m=audio 9 UDP/TLS/RTP/SAVPF 0', 'a=mid:3'])

    expect(withOpusPerSlot(without)).toBe(without)
    expect(withOpusPerSlot(sdpOf(SCREEN))).toBe(sdpOf(SCREEN))
  })
})

it('every video codec begins at six megabits a second, and what repairs it is left alone', () => {
  expect(withStartBitrate(sdpOf(SCREEN, soundSection(2, 111)))).toBe(
    sdpOf(SCREEN, soundSection(2, 111)).replace('tier=0', 'tier=0;x-google-start-bitrate=6000'),
  )
})
