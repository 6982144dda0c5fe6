/** A computer with a camera that shows nothing: remembers what was asked of it. */
import type { VideoCamera } from '../features/video/video-camera.ts'
import type { CameraProblem } from '../features/video/video-state.ts'

export class FakeVideoCamera implements VideoCamera<null> {
  isOpen = false
  isReleased = true
  readonly opened: (string | null)[] = []
  readonly connected = new Set<string>()
  /** What the next opening comes to. */
  answer: 'open' | CameraProblem | Promise<'open' | CameraProblem> = 'open'
  unplug: () => void = () => undefined

  readonly open = async (deviceId: string | null, onEnded: () => void): Promise<'open' | CameraProblem> => {
    this.opened.push(deviceId)
    this.unplug = onEnded
    this.isReleased = false
    let isCancelled = false
    this.close = () => {
      isCancelled = true
      this.isOpen = false
    }
    const answer = await this.answer
    if (!isCancelled) this.isOpen = answer === 'open'
    return answer
  }

  close = (): void => {
    this.isOpen = false
  }

  readonly release = (): void => {
    this.isReleased = true
  }

  readonly connect = (participantId: string): void => {
    this.connected.add(participantId)
  }

  readonly disconnect = (participantId: string): void => {
    this.connected.delete(participantId)
  }

  readonly devices = async () => []
}
