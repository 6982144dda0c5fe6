/** A CSR and a customer, each at a display of their own, brought together by clicking through both apps. */
import type { LaunchOptions } from './apps.ts'
import { CsrSide } from './csr-side.ts'
import { CustomerSide, LEE, type Scope } from './customer-side.ts'
import { Display, type DisplayOptions } from './display.ts'
import { type Account, ANNA, Site } from './site.ts'

export interface DesksOptions {
  readonly csrDisplay?: DisplayOptions
  readonly customerDisplay?: DisplayOptions
  readonly language?: NonNullable<LaunchOptions['language']>
  readonly theme?: NonNullable<LaunchOptions['theme']>
  /** For the CSR's app alone. */
  readonly csrArgs?: NonNullable<LaunchOptions['args']>
  /** For the CSR's app alone. */
  readonly csrEnv?: NonNullable<LaunchOptions['env']>
  /** For the customer's app alone. */
  readonly customerEnv?: NonNullable<LaunchOptions['env']>
  /** For both apps. */
  readonly args?: NonNullable<LaunchOptions['args']>
  /** False leaves the CSR at the sign-in screen. */
  readonly signedIn?: boolean
  /** Everyone who has an account; the first one signs in. */
  readonly accounts?: readonly Account[]
  /** Settings of the server. */
  readonly site?: Readonly<Record<string, string>>
}

type Look = Pick<DesksOptions, 'language' | 'theme'>

export class Desks {
  readonly site: Site
  readonly csr: CsrSide
  readonly customer: CustomerSide

  /** Both apps are open; the CSR is signed in. */
  static async open({
    csrDisplay,
    customerDisplay,
    customerEnv = {},
    csrArgs = [],
    csrEnv = {},
    signedIn = true,
    accounts = [ANNA],
    site: settings = {},
    ...look
  }: DesksOptions = {}): Promise<Desks> {
    const opened: Closable[] = []
    const keep = async <Part extends Closable>(opening: Promise<Part>): Promise<Part> => {
      const part = await opening
      opened.unshift(part)
      return part
    }
    try {
      const site = await keep(Site.open(accounts, settings))
      const atCsr = await keep(Display.open({ width: 1600, height: 1000, ...csrDisplay }))
      const atCustomer = await keep(Display.open({ width: 1280, height: 800, ...customerDisplay }))
      const csr = await keep(
        CsrSide.open(site, atCsr, { ...look, env: csrEnv, args: [...(look.args ?? []), ...csrArgs] }),
      )
      const customer = await keep(CustomerSide.open(site, atCustomer, { ...look, env: customerEnv }))
      if (signedIn) await csr.signIn(accounts[0])
      return new Desks({ site, csr, customer }, opened, look)
    } catch (error) {
      await closeAll(opened)
      throw error
    }
  }

  readonly #opened: Closable[]
  readonly #look: Look

  private constructor(desks: Pick<Desks, 'site' | 'csr' | 'customer'>, opened: Closable[], look: Look) {
    this.site = desks.site
    this.csr = desks.csr
    this.customer = desks.customer
    this.#opened = opened
    this.#look = look
  }

  /** Start, code over the phone, warning, joined. */
  async meet(): Promise<void> {
    await this.customer.joins(await this.csr.start())
    await this.csr.sees(LEE)
  }

  /** Asked, allowed, the picture is there and the helper's window out of the way. */
  async share(access: 'view' | 'control', scope: Scope = 'once'): Promise<void> {
    await this.csr.ask(access)
    await this.customer.allows(scope)
    await this.csr.seesPicture(this.customer.display)
    await this.customer.minimizes()
    if (access === 'control') await this.csr.keyboard.waitFor({ state: 'attached' })
  }

  /** One more helper, at a display of its own. */
  async anotherCustomer(display: DisplayOptions = {}): Promise<CustomerSide> {
    const at = await Display.open({ width: 1280, height: 800, ...display })
    this.#opened.unshift(at)
    const customer = await CustomerSide.open(this.site, at, this.#look)
    this.#opened.unshift(customer)
    return customer
  }

  /** One more CSR app, signed in, at a display of its own. */
  async colleague(account: Account, display: DisplayOptions = {}): Promise<CsrSide> {
    const at = await Display.open({ width: 1600, height: 1000, ...display })
    this.#opened.unshift(at)
    const csr = await CsrSide.open(this.site, at, this.#look)
    this.#opened.unshift(csr)
    await csr.signIn(account)
    return csr
  }

  async close(): Promise<void> {
    await closeAll(this.#opened)
  }
}

interface Closable {
  readonly close: () => Promise<void>
}

/** The one opened last goes first: apps, then displays, then the server. */
async function closeAll(parts: readonly Closable[]): Promise<void> {
  for (const part of parts) await part.close()
}
