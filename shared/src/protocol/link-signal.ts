/** What two WebRTC ends tell each other to connect; travels only inside sealed bodies. */
import { z } from 'zod'

/** Longest session description, UTF-16 units; one with four media sections is about 9,000. */
export const MAX_SDP_LENGTH = 28 * 1024
export const MAX_CANDIDATE_LENGTH = 512

export const linkSignalSchema = z.union([
  z.strictObject({ type: z.enum(['offer', 'answer']), sdp: z.string().min(1).max(MAX_SDP_LENGTH) }),
  z.strictObject({
    candidate: z.strictObject({
      candidate: z.string().max(MAX_CANDIDATE_LENGTH),
      sdpMid: z.string().max(64).nullable(),
      sdpMLineIndex: z.int().min(0).max(64).nullable(),
    }),
  }),
])
export type LinkSignal = z.infer<typeof linkSignalSchema>
