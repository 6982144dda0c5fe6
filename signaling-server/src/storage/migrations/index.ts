/** The steps that bring a database of any age to today's tables, oldest first. */
import { firstTables } from './0001-first-tables.ts'
import { notesByAuthor } from './0002-notes-by-author.ts'
import { notePictures } from './0003-note-pictures.ts'
import { supervisors } from './0004-supervisors.ts'
import type { Migration } from './migration.ts'

export const migrations: readonly Migration[] = [firstTables, notesByAuthor, notePictures, supervisors]
