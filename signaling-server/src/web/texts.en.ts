import type { Texts } from './texts.ts'

export const english: Texts = {
  languageLabel: 'Language',
  systems: { windows: 'Windows', macos: 'Mac', linux: 'Linux' },
  page: {
    inviteTitle: (organisation) => `Invite from ${organisation}`,
    startTitle: (organisation) => `Get help from ${organisation}`,
    closedTitle: 'This invite is over',
    busyTitle: 'One moment, please',
    missingTitle: 'Page not found',
  },
  invite: {
    heading: (inviter) => `${inviter} would like to help you`,
    lead: (inviter, organisation) =>
      `This page lets ${inviter} of ${organisation} help you on your computer while you watch. You decide what happens, and you can stop at any moment.`,
    organisationLabel: 'Organisation',
    inviterLabel: 'Invited by',
    numberLabel: 'Invite number',
    csrHeading: (inviter) => `${inviter} asks you to join a session`,
    csrLead:
      'This invite is for a support representative. Open the Deskside CSR app and paste the whole link of this page there.',
  },
  steps: {
    heading: 'How to start',
    download: 'Get the helper',
    downloadFor: (system) => `Download for ${system}`,
    downloadHint: 'A small program. It is not installed, and closing it ends everything.',
    fileSize: (megabytes) => `${megabytes} MB`,
    none: (system, organisation) =>
      `${organisation} does not offer the helper for ${system}. Please ask the person who invited you what to do.`,
    noneAtAll: (organisation) =>
      `${organisation} has not put the helper here. Please ask the person who invited you where to get it.`,
    otherSystems: 'Another computer?',
    forFleets: 'for IT departments',
    phone: 'You seem to be on a phone or tablet. Please open this page on the computer that needs help.',
    open: 'Open it with your code',
    openButton: 'Open the helper',
    openHint:
      'Your code is filled in for you. If nothing opens, start the helper yourself, copy the link and paste it there.',
    openHintTyped: 'If nothing opens, start the helper yourself and type the code there.',
    copyLink: 'Copy the link',
    copied: 'Copied',
    noSecret: (inviter) =>
      `This page knows only the first six digits of your code. For your safety ${inviter} tells you the other six by phone: type them into the helper.`,
    openWithNumber: (number) => `Open the helper with ${number}`,
    openHintNumber: (number) =>
      `If nothing opens, start the helper yourself and type all twelve digits: ${number}, then the six you were told.`,
    noScript:
      'Your browser does not run scripts. If the address of this page has a # with letters after it, you need no digits: start the helper, then copy the whole address and paste it there.',
    compare: 'Compare the safety number',
    compareHint: (person) =>
      `The helper shows six digits. Ask ${person} to read theirs to you. If they differ, close the helper: somebody may be in between.`,
    someone: 'the person who helps you',
  },
  start: {
    heading: (organisation) => `Get help from ${organisation}`,
    lead: 'Type the code you were given. It stays on your computer: this page sends it nowhere.',
    step: 'Type your code',
    label: 'Your code',
    hint: '12 digits, read out to you by the person who helps you.',
    example: '123 456 - 789 012',
    incomplete: 'The code has 12 digits.',
    ready: 'The code is complete.',
    noScript: 'Your browser does not run scripts. Start the helper and type your code there instead.',
  },
  promises: {
    willHeading: 'What will happen',
    will: [
      'The helper shows who is asking and from which organisation.',
      'You are asked before anybody sees your screen, and asked again before anybody uses your mouse or keyboard.',
      'While somebody looks, a frame around your screen and a bar with their name say so.',
      'Stop is always in sight. Your own mouse and keyboard come first.',
    ],
    willNotHeading: 'What will not happen',
    willNot: [
      'Nobody sees or touches anything before you say yes.',
      'Nobody can come back later without a new invite.',
      'Nothing is installed, and nothing stays on your computer.',
      'Nobody will ask for your bank details, a payment or a gift card.',
    ],
  },
  warning: {
    heading: 'Did somebody call you out of the blue?',
    lines: [
      'Banks, the police and large software companies do not phone people to fix their computers. If that is what you were told, hang up and close this page.',
      'Go on only if you asked for help yourself, or if you are sure who you are talking to. When in doubt, call back on a number you already know.',
    ],
  },
  closed: {
    heading: 'This invite does not work any more',
    lead: 'Nothing has gone wrong on your computer. For your safety an invite can be used once and only for a few minutes.',
    reasons: [
      'It may have been used already, or more than ten minutes have passed.',
      'It may have been withdrawn, or the number in the link is not complete.',
    ],
    next: 'Ask the person who helps you for a new invite. It takes a few seconds to make one.',
    toStart: 'I have a code',
  },
  busy: {
    heading: 'One moment, please',
    lead: 'Too many invites were opened from your network in a short time. Wait a minute, then load this page again.',
  },
  missing: {
    heading: 'There is nothing here',
    lead: 'The address may be incomplete. If you were given a code, you can type it on the start page.',
  },
  footer: (organisation) => `Remote support by ${organisation}, with Deskside`,
}
