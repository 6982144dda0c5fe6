/**
 * Every message of the protocol as it was reviewed: who may change what by it. A new one is added here when its cells are
 * in every-message.table.ts.
 */
import type { MessageType } from '@deskside/shared/protocol/index.ts'

export const mayBeSaid: Readonly<Record<MessageType, string>> = {
  'link/proof': 'nothing, once a link has proved itself',
  'link/ping': 'nothing but the figures of the link',
  'link/pong': 'nothing but the figures of the link',
  'link/bye': 'everyone ends the own links; the host’s goodbye, and only that, moves or ends the session',
  'participants/roster': 'the host says who is here and who is primary; nobody is made a supervisor by it',
  'participants/introduce':
    'the host brings in somebody new, or says that a supervisor comes; nobody who has proved a name gets another one',
  'participants/presence': 'everyone speaks for themselves',
  'participants/device-key': 'CSRs tell CSRs the key of their own computer',
  'hosting/offer': 'the host asks a CSR, a customer hears nothing of it',
  'hosting/withdraw': 'the host, the offer that is open',
  'hosting/answer': 'the CSR who was asked, to the open offer, once; a no after the yes until the role moves',
  'hosting/passed': 'the host, to a CSR who is here; it ends what was granted to the host',
  'hosting/roster-wanted': 'nothing: it is answered with the truth',
  'chat/line': 'everyone to everyone',
  'chat/received': 'nothing: a line is received once',
  'chat/picture': 'everyone to everyone',
  'chat/picture-part': 'everyone, of the own picture',
  'chat/picture-cancelled': 'everyone, of the own picture',
  'chat/picture-answer': 'nothing to somebody who has sent no picture',
  'conference/state': 'the host',
  'conference/attendance': 'everyone for themselves, in the conference there is',
  'conference/mute': 'a CSR, whoever is in the conference; nobody is unmuted',
  'conference/phone': 'the host',
  'remote-control/request':
    'a CSR asks the primary customer, one sheet at a time; whoever controls may step down to seeing',
  'remote-control/cancel': 'the CSR who asked',
  'remote-control/answer': 'the customer who was asked',
  'remote-control/state': 'the primary customer, to each CSR of the own computer',
  'remote-control/in-use': 'the primary customer, of the own computer',
  'remote-control/stop': 'the CSR who sees, for themselves',
  'remote-control/stop-sound': 'the CSR who hears, for themselves',
  'remote-control/screenshot-taken': 'the CSR who sees, of the own picture; it grants nothing',
  'remote-control/quality': 'a CSR, of what that CSR would see; it grants nothing',
  'input/move': 'whoever controls',
  'input/button': 'whoever controls',
  'input/wheel': 'whoever controls',
  'input/key': 'whoever controls',
  'input/text': 'whoever controls',
  'input/special-keys': 'whoever controls',
  'input/release-all': 'whoever controls',
  'input/heartbeat': 'nothing',
  'quiet/ending': 'the host warns everyone of an end by itself, and takes it back; it ends nothing',
  'quiet/activity': 'everyone keeps the session open; where no end is near nothing is to be seen of it',
  'screen-sharing/state': 'a CSR to everyone, the primary customer to customers',
  'screen-sharing/control-put-down': 'whoever controls a CSR’s desktop, for themselves',
}
