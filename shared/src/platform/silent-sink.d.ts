/** An AudioContext that plays nowhere (W3C Web Audio API 1.1, AudioSinkOptions); TypeScript's own types lack it. */
interface AudioContextOptions {
  sinkId?: string | { readonly type: 'none' }
}
