/** Sizes and times the protocol promises. Each is checked where bytes enter, on both sides. */

/** Largest WebSocket message in either direction, bytes. An SDP with four media sections is about 9 KiB. */
export const MAX_SIGNALING_BYTES = 64 * 1024
/** Largest message on the control channel, bytes of UTF-8. */
export const MAX_CONTROL_BYTES = 32 * 1024
/** Largest input message, bytes: an input event is about 120. */
export const MAX_INPUT_BYTES = 4 * 1024
/** Longest name of a person or an organisation, UTF-16 units. */
export const MAX_NAME_LENGTH = 80
/** Longest chat line, UTF-16 units. */
export const MAX_CHAT_LENGTH = 4000
/** Largest picture in the chat, bytes. */
export const MAX_PICTURE_BYTES = 512 * 1024
/** Longest side of a picture in the chat, pixels. */
export const MAX_PICTURE_SIDE = 1600
/** A picture goes in parts of this many bytes, a third more as text. */
export const PICTURE_PART_BYTES = 12 * 1024
/** Longest sentence of a CSR's own in an invite by e-mail, UTF-16 units. */
export const MAX_MAIL_SENTENCE_LENGTH = 200
/** Longest notes text kept with a session, UTF-16 units. */
export const MAX_NOTES_LENGTH = 20_000
/** Pictures kept with one CSR's notes of a session. */
export const MAX_NOTE_PICTURES = 20
/** Largest of them, bytes of PNG or WebP. */
export const MAX_NOTE_PICTURE_BYTES = 2 * 1024 * 1024
/** What stands under one, UTF-16 units. */
export const MAX_CAPTION_LENGTH = 200
/** Of a picture of a screen: the longer side, and how many pixels in all. The largest screens there are have 33 million. */
export const SCREEN_PICTURE_LIMITS = { side: 16_384, pixels: 40_000_000 } as const
/** Longest note that goes along with the host role, UTF-16 units. */
export const MAX_HAND_OVER_NOTE_LENGTH = 2000
/** An offer of the host role nobody answers is withdrawn after this. */
export const HAND_OVER_TIMEOUT_MS = 2 * 60_000
/** People in one session, hosts included. */
export const MAX_PARTICIPANTS = 16
/** An invite nobody claimed dies after this. */
export const INVITE_LIFETIME_MS = 10 * 60_000
/** A claimed invite whose handshake does not finish dies after this. */
export const CLAIM_LIFETIME_MS = 2 * 60_000
/** Failed or abandoned handshakes after which a code is burnt. */
export const MAX_CODE_FAILURES = 3
/** A consent sheet nobody answers is a refusal after this. */
export const CONSENT_TIMEOUT_MS = 60_000
/** A link silent for this long is taken for dead; pings come every second. */
export const LINK_SILENCE_LIMIT_MS = 4_000
export const LINK_PING_INTERVAL_MS = 1_000
/** An outage up to this long heals without a new code; a longer one ends the link on both sides. */
export const LINK_OUTAGE_LIMIT_MS = 120_000
/** Two people in one session who cannot reach each other ask the host this often to introduce them again. */
export const MEET_AGAIN_MS = 10_000
/** Control comes back by itself only after an outage up to this long; after a longer one the customer is asked again. */
export const CONTROL_OUTAGE_LIMIT_MS = 60_000
/** The controlling side says it is alive this often; silence for three beats lets go of every key. */
export const INPUT_HEARTBEAT_MS = 250
export const INPUT_SILENCE_LIMIT_MS = 750
/** The customer's own mouse or key keeps the remote ones out for this long. */
export const LOCAL_ACTIVITY_HOLD_MS = 2_000
/** Computers of one person that ring at once. */
export const MAX_DEVICES_PER_COLLEAGUE = 4
/** Colleagues in one list; a long list must still fit into one message. */
export const MAX_COLLEAGUES_LISTED = 200
/** Why somebody calls a colleague, or why not now, UTF-16 units. */
export const MAX_CALL_WORD_LENGTH = 200
/** What a call and an answer say, bytes, filled up to this before they are sealed: no size tells a server anything. */
export const CALL_TEXT_BYTES = 2048
export const ANSWER_TEXT_BYTES = 1024
/** Sessions in one list of a supervisor; a long list must still fit into one message. */
export const MAX_SESSIONS_LISTED = 200
/** A supervisor whose wish to watch nobody answers is not let in after this. */
export const WATCH_ASK_TIMEOUT_MS = 30_000
/** A call nobody answers is over after this. */
export const RING_TIMEOUT_MS = 30_000
