/** Every word the pages say, as one shape that both languages must fill. */

import type { OperatingSystem } from './operating-system.ts'

export interface Texts {
  readonly languageLabel: string
  readonly systems: Readonly<Record<OperatingSystem, string>>
  readonly page: {
    readonly inviteTitle: (organisation: string) => string
    readonly startTitle: (organisation: string) => string
    readonly closedTitle: string
    readonly busyTitle: string
    readonly missingTitle: string
  }
  readonly invite: {
    readonly heading: (inviter: string) => string
    readonly lead: (inviter: string, organisation: string) => string
    readonly organisationLabel: string
    readonly inviterLabel: string
    readonly numberLabel: string
    readonly csrHeading: (inviter: string) => string
    readonly csrLead: string
  }
  readonly steps: {
    readonly heading: string
    readonly download: string
    readonly downloadFor: (system: string) => string
    readonly downloadHint: string
    readonly fileSize: (megabytes: string) => string
    readonly none: (system: string, organisation: string) => string
    readonly noneAtAll: (organisation: string) => string
    readonly otherSystems: string
    readonly forFleets: string
    readonly phone: string
    readonly open: string
    readonly openButton: string
    readonly openHint: string
    readonly openHintTyped: string
    readonly copyLink: string
    readonly copied: string
    readonly noSecret: (inviter: string) => string
    readonly openWithNumber: (number: string) => string
    readonly openHintNumber: (number: string) => string
    readonly noScript: string
    readonly compare: string
    readonly compareHint: (person: string) => string
    readonly someone: string
  }
  readonly start: {
    readonly heading: (organisation: string) => string
    readonly lead: string
    readonly step: string
    readonly label: string
    readonly hint: string
    readonly example: string
    readonly incomplete: string
    readonly ready: string
    readonly noScript: string
  }
  readonly promises: {
    readonly willHeading: string
    readonly will: readonly string[]
    readonly willNotHeading: string
    readonly willNot: readonly string[]
  }
  readonly warning: {
    readonly heading: string
    readonly lines: readonly string[]
  }
  readonly closed: {
    readonly heading: string
    readonly lead: string
    readonly reasons: readonly string[]
    readonly next: string
    readonly toStart: string
  }
  readonly busy: { readonly heading: string; readonly lead: string }
  readonly missing: { readonly heading: string; readonly lead: string }
  readonly footer: (organisation: string) => string
}
