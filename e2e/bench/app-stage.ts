import type { Stage } from './stage.ts'
export async function openAppStage(): Promise<Stage> {
  throw new Error('later')
}
