/** Tracks as streams of frames (W3C MediaStreamTrack Insertable Media Processing); Chromium has them in pages, TypeScript does not know. */

interface MediaStreamTrackProcessor {
  readonly readable: ReadableStream<VideoFrame>
}
declare const MediaStreamTrackProcessor: {
  new (options: { readonly track: MediaStreamTrack }): MediaStreamTrackProcessor
}

interface MediaStreamTrackGenerator extends MediaStreamTrack {
  readonly writable: WritableStream<VideoFrame>
}
declare const MediaStreamTrackGenerator: {
  new (options: { readonly kind: 'video' }): MediaStreamTrackGenerator
}
