/** What an encoder did with the pictures of a screen, as WebRTC counts it (`RTCOutboundRtpStreamStats`). */
export interface EncodedScreen {
  readonly frames: number
  /** From the beginning to the end of each, also where the computer did something else meanwhile. */
  readonly seconds: number
}
