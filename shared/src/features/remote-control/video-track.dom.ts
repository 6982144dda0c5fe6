/**
 * A track in a video element. A video that is only hidden for a while keeps its picture: a screen where nothing moves
 * sends no other.
 */

/** @returns false when it is there already, with its picture */
export function showTrack(video: HTMLVideoElement, track: MediaStreamTrack): boolean {
  const shown = video.srcObject instanceof MediaStream ? video.srcObject.getVideoTracks()[0] : undefined
  if (shown === track) return false
  video.srcObject = new MediaStream([track])
  return true
}

/** Lets go of the track, unless the element stays in the page. */
export function forgetTrack(video: HTMLVideoElement): void {
  if (!video.isConnected) video.srcObject = null
}
