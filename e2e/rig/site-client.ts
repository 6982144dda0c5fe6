/** The server as a program of the support team sees it: signs in, opens a session, makes invites, reads notes. No app involved. */
import {
  type NotePicture,
  notePictureSchema,
  notePicturesSchema,
  notesSchema,
  signedInSchema,
} from '@deskside/shared/protocol/http-api.ts'
import {
  type ClientMessage,
  type ServerMessage,
  serverMessageSchema,
} from '@deskside/shared/protocol/signaling.ts'
import { PROTOCOL } from '@deskside/shared/protocol/version.ts'
import type { Account, Site } from './site.ts'
import { waitFor } from './wait.ts'

export class SiteClient {
  readonly #site: Site
  readonly #token: string
  #socket: WebSocket | null = null

  static async signIn(site: Site, { email, password }: Account): Promise<SiteClient> {
    const response = await fetch(`${site.url}/api/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password }),
    })
    return new SiteClient(site, signedInSchema.parse(await response.json()).token)
  }

  private constructor(site: Site, token: string) {
    this.#site = site
    this.#token = token
  }

  async notesOf(sessionId: string): Promise<string> {
    return notesSchema.parse(await this.#get(`${sessionId}/notes`)).text
  }

  async picturesOf(sessionId: string): Promise<readonly NotePicture[]> {
    const list = `${sessionId}/notes/pictures`
    const { pictures } = notePicturesSchema.parse(await this.#get(list))
    return Promise.all(
      pictures.map(async ({ pictureId }) => notePictureSchema.parse(await this.#get(`${list}/${pictureId}`))),
    )
  }

  /** A session with one open invite, once; it lasts until `close`. */
  async invite(role: 'customer' | 'csr' = 'customer'): Promise<{ url: string; nameplate: string }> {
    const heard: ServerMessage[] = []
    const options = { headers: { origin: 'app://csr-app' } }
    // Node's WebSocket takes headers; the typings are the browser's.
    const socket = new WebSocket(
      `${this.#site.url.replace(/^http/, 'ws')}/ws`,
      options as unknown as string[],
    )
    this.#socket = socket
    socket.addEventListener('message', ({ data }) => {
      heard.push(serverMessageSchema.parse(JSON.parse(String(data))))
    })
    await waitFor('the socket', () => socket.readyState === WebSocket.OPEN)
    const say = (message: ClientMessage): void => socket.send(JSON.stringify(message))
    const hear = async <Type extends ServerMessage['type']>(type: Type) =>
      waitFor(type, () =>
        heard.find((message): message is Extract<ServerMessage, { type: Type }> => message.type === type),
      )
    say({ type: 'hello', protocol: PROTOCOL, app: 'csr-app', appVersion: '0.0.0', token: this.#token })
    await hear('welcome')
    say({ type: 'session/open', requestId: 'open-session' })
    const { sessionId } = await hear('session/opened')
    say({ type: 'invite/create', requestId: 'make-invite', sessionId, role })
    const { url, nameplate } = await hear('invite/created')
    return { url, nameplate }
  }

  async #get(path: string): Promise<unknown> {
    const response = await fetch(`${this.#site.url}/api/sessions/${path}`, {
      headers: { authorization: `Bearer ${this.#token}` },
    })
    return response.json()
  }

  close(): void {
    this.#socket?.close()
  }
}
