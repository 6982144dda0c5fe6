// Where things are: the checkout, and the per-user cache that outlives it.
import os from 'node:os'
import path from 'node:path'

export const checkout = path.resolve(import.meta.dirname, '..')

export const userCache = path.join(
  process.env.XDG_CACHE_HOME || path.join(os.homedir(), '.cache'),
  'deskside',
)
