// How the scripts talk: progress in plain sentences on stderr, so that stdout stays free for results.

/** @param {string} sentence */
export function say(sentence) {
  process.stderr.write(`${sentence}\n`)
}

/**
 * Ends the script with a sentence a person can act on.
 *
 * @param {string} sentence
 * @returns {never}
 */
export function giveUp(sentence) {
  say(sentence)
  process.exit(1)
}
