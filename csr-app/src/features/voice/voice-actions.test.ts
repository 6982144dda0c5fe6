import { voiceActions } from './voice-actions.ts'

const NONE = { conferenceId: null, isIn: false }
const RUNNING = { conferenceId: 'conference-0001', isIn: true }

describe('what a CSR can do about talking', () => {
  it('is to start a conference for the host alone', () => {
    expect(voiceActions(NONE, true)).toEqual(['start'])
    expect(voiceActions(NONE, false)).toEqual([])
  })

  it('is to end it for everyone for the host alone; joining, leaving and quietening are everybody’s', () => {
    expect(voiceActions(RUNNING, true)).toEqual(['leave', 'muteAll', 'end'])
    expect(voiceActions(RUNNING, false)).toEqual(['leave', 'muteAll'])
    expect(voiceActions({ ...RUNNING, isIn: false }, false)).toEqual(['joinConference', 'muteAll'])
  })
})
