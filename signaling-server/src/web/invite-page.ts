/** The page an invite link opens: who is calling, how to start, what will and will not happen. */
import type { Role } from '@deskside/shared/protocol/fields.ts'
import { formatHalf } from '@deskside/shared/trust/join-code.ts'
import { downloads } from './downloads-section.ts'
import { type Html, html, NOTHING } from './html.ts'
import { type PageContext, renderPage } from './layout.ts'
import { promises, warning } from './reassurance.ts'

export interface Invitation {
  readonly nameplate: string
  readonly inviter: string
  /** Whom it admits. */
  readonly role: Role
}

export function renderInvitePage(context: PageContext, invitation: Invitation): string {
  const { texts, organisation } = context
  return renderPage(context, {
    title: texts.page.inviteTitle(organisation),
    nameplate: invitation.nameplate,
    main: invitation.role === 'csr' ? forColleague(context, invitation) : forCustomer(context, invitation),
  })
}

function forCustomer(context: PageContext, invitation: Invitation): Html {
  const { texts, organisation } = context
  const { inviter } = invitation
  return html`<section class="hero">
<h1>${texts.invite.heading(inviter)}</h1>
<p class="lead">${texts.invite.lead(inviter, organisation)}</p>
${facts(context, invitation)}
</section>
${warning(context)}
${steps(context, invitation)}
${promises(context)}`
}

function forColleague(context: PageContext, invitation: Invitation): Html {
  const { texts } = context
  return html`<section class="hero">
<h1>${texts.invite.csrHeading(invitation.inviter)}</h1>
<p class="lead">${texts.invite.csrLead}</p>
${facts(context, invitation)}
<p data-when="secret" hidden><button type="button" class="button" data-copy data-copied="${texts.steps.copied}">${texts.steps.copyLink}</button></p>
</section>`
}

function facts({ texts, organisation }: PageContext, { inviter, nameplate }: Invitation): Html {
  const { inviterLabel, organisationLabel, numberLabel } = texts.invite
  return html`<dl class="facts">
<div><dt>${inviterLabel}</dt><dd>${inviter}</dd></div>
<div><dt>${organisationLabel}</dt><dd>${organisation}</dd></div>
<div><dt>${numberLabel}</dt><dd class="digits">${formatHalf(nameplate)}</dd></div>
</dl>`
}

function steps(context: PageContext, { inviter, nameplate }: Invitation): Html {
  const { texts, visitor } = context
  const text = texts.steps
  const number = formatHalf(nameplate)
  // What the page of a mail can do without the other half, with scripts and without.
  const byNumber = html`<p>${text.noSecret(inviter)}</p>
<p class="actions"><a class="button" href="deskside:join/${nameplate}">${text.openWithNumber(number)}</a></p>
<p class="hint">${text.openHintNumber(number)}</p>`
  const open = html`<li class="step"><h3>${text.open}</h3>
<div data-when="secret" hidden>
<p class="actions"><a class="button" href="#" data-open>${text.openButton}</a>
<button type="button" class="button quiet" data-copy data-copied="${text.copied}">${text.copyLink}</button></p>
<p class="hint">${text.openHint}</p>
</div>
<div data-when="no-secret" hidden>${byNumber}</div>
<noscript><div class="scriptless">${byNumber}<p class="hint">${text.noScript}</p></div></noscript></li>
<li class="step"><h3>${text.compare}</h3><p>${text.compareHint(inviter)}</p></li>`
  return html`<section class="panel steps"><h2>${text.heading}</h2>
<ol><li class="step"><h3>${text.download}</h3>${downloads(context)}</li>${visitor === 'phone' ? NOTHING : open}</ol></section>`
}
