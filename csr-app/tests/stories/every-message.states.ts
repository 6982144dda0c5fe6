/** The states of a whole session in which everything is tried. */
import { DESKTOP } from './my-desk-rig.ts'
import type { WholeRoom } from './whole-room.ts'

const phone = { numbers: [{ label: 'Berlin', number: '+49 30 1234567' }], pin: '123456' }

export const states = {
  'while nothing goes on': async () => undefined,
  'while Ben sees Lee’s desktop and Anna asks to control it': async ({ anna, ben, lee }) => {
    await ben.asks('view')
    await lee.says('yes', 'session')
    await anna.asks('control')
  },
  'while Anna controls and hears Lee’s desktop': async ({ anna, lee, stage }) => {
    await anna.asks('control')
    await lee.says('yes', 'session')
    anna.control.request('sound')
    await stage.moment()
    await lee.says('yes', 'session')
  },
  'in a conference': async (scene) => {
    await scene.talk('Anna').voice.start()
    await scene.stage.moment()
    await scene.talk('Lee').voice.join()
    scene.talk('Ben').voice.putOff()
    scene.talk('Anna').phone.show(phone)
    await scene.talk('Lee').video.start()
    scene.talk('Lee').chat.say('Can you see me?', { kind: 'everyone' })
    await scene.stage.moment()
  },
  'while Anna shows her desktop and Lee controls it': async (scene) => {
    const { feature } = scene.extras('Anna').desk
    await feature.show(DESKTOP, 'everyone')
    await feature.giveControl(scene.lee.id)
    await scene.stage.moment()
  },
  'while Anna, who sees Lee’s desktop, passes control to Ben': async ({ anna, ben, lee, stage }) => {
    await anna.asks('view')
    await lee.says('yes', 'session')
    anna.session.passControl(ben.id, 'The driver is missing.')
    await stage.moment()
  },
  'while Anna has everybody on hold': async (scene) => {
    await scene.talk('Anna').voice.start()
    await scene.stage.moment()
    await scene.talk('Kim').voice.join()
    scene.talk('Anna').voice.setOnHold(true)
    scene.anna.session.setPresence({ onHold: true })
    await scene.stage.moment()
  },
} satisfies Record<string, (scene: WholeRoom) => Promise<void>>

export type StateName = keyof typeof states
