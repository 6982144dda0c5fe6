/** Import for effect before anything else in a renderer: the content security policy forbids the code zod would generate. */
import { config } from 'zod'

config({ jitless: true })
