/** Every word of the customer's helper in English; zh-cn.ts has exactly these keys. */
export const en = {
  common: { language: 'Language', close: 'Close' },
  code: {
    title: 'Get help',
    lead: 'Type the code that your support representative reads out to you.',
    label: 'Support code',
    hint: 'Twelve digits, for example 123\u00a0456\u00a0-\u00a0789\u00a0012',
    name: 'Your name',
    nameHint: 'So that the other side knows whom it helps',
    next: 'Continue',
    where: 'Where do I find the code?',
    whereText:
      'The person who helps you tells it to you on the phone, or sends you a link. Never type a code from somebody who called you unasked.',
    fromMail:
      'The first six digits are filled in. Your support representative tells you the other six by phone.',
    hintHalf: 'The last six digits are missing',
    fromLink: 'The code came with the link you opened. Only your name is missing.',
    noSite: 'This helper was not made for a support site. Please get it from the page your support sent you.',
    notACode: 'This is not a complete code. It has twelve digits.',
    problem: {
      'unknown-code': 'This code is not valid, or not valid any more. Please ask for a new one.',
      'too-many-tries': 'Too many tries from this network. Please wait a minute and try again.',
      full: 'The session is full. Please ask your support representative.',
      busy: 'The server is very busy. Please try again in a moment.',
      refused: 'The server did not let you in. Please ask for a new code.',
      'wrong-code':
        'The code did not match. Please check the digits. If they are right, somebody may be interfering.',
      burnt: 'The code did not match three times and is closed now. Please ask for a new one.',
      crowded:
        'Somebody else tried to use this code at the same time, so it was closed. Please ask for a new one.',
      'timed-out': 'The other side did not answer in time. Please try again.',
      tampered:
        'Something on the way changed what was sent. You are not connected. Please ask for a new code and tell your support.',
      version: 'This helper is too old or too new for the site. Please download it again.',
      offline: 'The server cannot be reached. Please check your internet connection and try again.',
    },
  },
  warning: {
    title: 'Did you ask for help?',
    lead: 'Swindlers use programs like this one. Stop now if any of this is true:',
    points: {
      called: 'Somebody called you unasked, or a warning on your screen told you to call.',
      authority: 'They say they are from Microsoft, your bank, the police or a parcel service.',
      money: 'They want money, gift cards, passwords, or to see your online banking.',
    },
    good: 'It is fine if you called your own support yourself, at a number you know.',
    leave: 'Leave',
    next: 'I asked for help, continue',
    wait: 'You can continue in {{count}} s',
  },
  joining: {
    title: 'Connecting …',
    text: 'The code is checked and an encrypted connection is made.',
    cancel: 'Leave',
  },
  session: {
    with: 'You are connected to',
    unknown: 'Connecting to your support …',
    reconnecting: 'The connection was lost. Reconnecting …',
    onHold:
      '{{name}} is with somebody else for a moment, and does not hear or see you. You can write in the chat.',
    safety: 'Safety number',
    safetyText: 'Read this number aloud to each other. If it differs, leave the session.',
    nothing: 'Nothing is shared. You will be asked before anybody sees your screen.',
    viewed: '{{name}} sees your screen',
    controlled: '{{name}} sees and controls your screen',
    heard: '{{name}} hears your computer’s sound',
    standing: '{{name}} may start again without asking',
    stop: 'Stop',
    stopAll: 'Stop sharing',
    onlookers: 'Other customers see it too: {{names}}',
    keepToCsrs: 'Only for support',
    takeBack: 'Take back',
    leave: 'Leave session',
    screenshot: '{{name}} took a picture of your screen.',
    screenshots: '{{name}} took {{count}} pictures of your screen, the last one at {{time}}.',
    passedTo:
      '{{from}} has passed the session to {{to}}. Whatever you had allowed {{from}} has ended; {{to}} has to ask you.',
    hostGone:
      'The connection to {{from}} is gone for good. {{to}} leads the session now and has to ask you for everything.',
    goOnWith: 'Go on with {{name}}?',
    goOn: 'Continue',
    goNoFurther: 'Leave',
    primaryYou:
      'You are the primary customer now: your screen can be asked for. Nothing is shared before you say yes.',
    primaryNow: '{{name}} is the primary customer now.',
    pretended:
      'Somebody pretended to be {{name}} and could not prove it. They were refused. If you are unsure, leave and call your support at a number you know.',
    otherCustomers: 'Other customers in this session: {{names}}',
    colleague: '{{name}} is here to help as well and sees nothing of your computer unless you say yes.',
    colleagueOf:
      '{{name}} from {{organisation}} is here to help as well and sees nothing of your computer unless you say yes.',
    supervisor:
      '{{name}}, a supervisor, has joined to watch. {{name}} sees nothing of your computer unless you say yes.',
    supervisorOf:
      '{{name}}, a supervisor of {{organisation}}, has joined to watch. {{name}} sees nothing of your computer unless you say yes.',
    supervisorGone: '{{name}}, the supervisor, has left and watches no more.',
    chat: 'Chat',
    settling: 'The connection is being set up. Nothing is shared.',
    secondary: 'Somebody else is the primary customer. Your screen cannot be asked for.',
    limits: {
      'wayland-no-input':
        'Your system runs Wayland, which does not let anybody control it from afar. Your screen can be shown.',
      'input-unavailable':
        'Your system does not let this helper move mouse and keyboard. Your screen can be shown.',
      'capture-unavailable':
        'Your system does not let this helper show the screen. On a Mac: System Settings, Privacy, Screen Recording.',
      'empty-picture': 'Your system gives an empty picture. Another screen may work.',
      'sound-unavailable':
        'Your system does not let this helper pass on the sound your computer plays. Nobody hears it.',
    },
    ended: {
      expired: 'The time you gave is over. Nothing is shared any more.',
      outage: 'The connection was away too long. Nothing is shared any more.',
      'display-gone': 'The shared screen was unplugged. Nothing is shared any more.',
      'capture-failed': 'Your screen could not be shown. Nothing is shared.',
      'no-longer-primary': 'Somebody else is the primary customer now. Nothing of yours is shared any more.',
      asleep: 'Your computer slept. Nothing is shared any more.',
    },
  },
  quiet: {
    text: 'Nothing has happened here for a long time, so the session ends by itself soon.',
    endsIn: 'It ends in {{time}}.',
    keepOpen: 'Keep it open',
  },
  over: {
    title: 'The session is over',
    ended: 'Your support representative ended the session.',
    'host-gone': 'Your support representative left.',
    expired: 'The session ended by itself because nothing happened for a long time.',
    'nothing-happens': 'The session ended by itself because nothing happened for {{minutes}} minutes.',
    'nobody-joined': 'The session ended by itself because nobody else was in it for {{minutes}} minutes.',
    'site-closed': 'The server closed the session.',
    left: 'You left the session.',
    removed: 'Your support representative took you out of the session.',
    lost: 'The connection could not be restored.',
    tampered:
      'Somebody pretended to be your support and could not prove it, so you were disconnected. Nothing is shared any more. Please call your support at a number you know.',
    'window-hung':
      'This window had stopped answering, so sharing was stopped and the session was left. Nothing is shared any more.',
    'window-failed': 'This window failed, so the session was left. Nothing is shared any more.',
    nothingLeft: 'Nothing stays on this computer. You can close this window.',
    again: 'Enter another code',
  },
  consent: {
    view: '{{name}} asks to see your screen',
    control: '{{name}} asks to see and control your screen',
    sound: '{{name}} asks to hear your computer’s sound',
    from: 'from {{organisation}}',
    supervisorOf: 'Supervisor of {{organisation}}',
    safety: 'Safety number {{number}}',
    viewMeans: 'They see everything on the screen you choose. They cannot click or type.',
    controlMeans:
      'They see the screen you choose and can move your mouse, click and type. Your own mouse and keyboard always win.',
    soundMeans:
      'They hear what your computer plays: music, videos, messages, other calls. Your microphone is another matter and stays as it is.',
    onlookers: 'Also in this session and will see it too: {{names}}. You can take that back at any time.',
    seesAlready: 'They see your screen already. This adds mouse and keyboard.',
    close: 'Close anything private first.',
    which: 'Which screen?',
    screen: 'Screen {{number}}',
    main: 'main screen',
    scope: 'For how long?',
    scopes: {
      once: 'Until somebody stops; ask again next time',
      'ten-minutes': '10 minutes',
      session: 'The whole session',
    },
    deny: 'Deny',
    allow: 'Allow',
    remaining: 'No answer counts as no. {{count}} s left',
  },
  error: {
    title: 'Something went wrong',
    text: 'Nothing is shared any more. Error number: {{id}}',
    again: 'Start again',
  },
} as const

export type Words = typeof en
