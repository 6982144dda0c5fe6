/** How both apps look: one blue, round corners, room to breathe, text that is easy to read in either language. */
import {
  Alert,
  type CSSVariablesResolver,
  createTheme,
  type MantineColorsTuple,
  Menu,
  Modal,
} from '@mantine/core'

const blue: MantineColorsTuple = [
  '#e9f3fe',
  '#d3e4f8',
  '#a5c8f0',
  '#74aae8',
  '#4d91e1',
  '#2f7fda',
  '#0b6bcb',
  '#075db4',
  '#054f9b',
  '#033f7e',
]

const TEXT_FONTS = [
  "'Inter Variable'",
  "'Segoe UI'",
  'system-ui',
  '-apple-system',
  "'PingFang SC'",
  "'Microsoft YaHei'",
  "'Noto Sans CJK SC'",
  "'Noto Sans SC'",
  'sans-serif',
].join(', ')

const CODE_FONTS = "ui-monospace, 'Cascadia Mono', 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace"

export const theme = createTheme({
  colors: { blue },
  primaryColor: 'blue',
  primaryShade: { light: 6, dark: 6 },
  defaultRadius: 'md',
  radius: { xs: '4px', sm: '6px', md: '10px', lg: '14px', xl: '22px' },
  fontFamily: TEXT_FONTS,
  fontFamilyMonospace: CODE_FONTS,
  headings: { fontFamily: TEXT_FONTS, fontWeight: '650' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  focusRing: 'auto',
  components: {
    // It hides what goes beyond it, so a column without room would squeeze it flat, with the buttons in it.
    Alert: Alert.extend({ styles: { root: { flexShrink: 0 } } }),
    // A menu opens with its first item in focus, and holds nothing that is not an item.
    Menu: Menu.extend({ defaultProps: { withInitialFocusPlaceholder: false } }),
    // A name in a title may need two lines.
    Modal: Modal.extend({
      styles: { title: { fontSize: 20, fontWeight: 650, lineHeight: 1.3, overflowWrap: 'anywhere' } },
    }),
  },
})

/**
 * `--deskside-ground` is what cards and pictures lie on, a little apart from the body.
 *
 * Mantine's own greys and reds for small text miss the 4.5:1 that people with weak eyes need.
 */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--deskside-ground': 'var(--mantine-color-gray-0)',
    '--mantine-color-dimmed': 'var(--mantine-color-gray-7)',
    '--mantine-color-placeholder': 'var(--mantine-color-gray-6)',
    '--mantine-color-error': 'var(--mantine-color-red-9)',
    '--mantine-color-red-filled': 'var(--mantine-color-red-9)',
    '--mantine-color-red-filled-hover': '#b02525',
    '--mantine-color-teal-light-color': '#066649',
  },
  dark: {
    '--deskside-ground': 'var(--mantine-color-dark-8)',
    '--mantine-color-text': '#e4e6ea',
    '--mantine-color-dimmed': 'var(--mantine-color-dark-1)',
    '--mantine-color-placeholder': 'var(--mantine-color-dark-2)',
    '--mantine-color-error': 'var(--mantine-color-red-3)',
    '--mantine-color-red-filled': 'var(--mantine-color-red-9)',
    '--mantine-color-red-filled-hover': '#b02525',
    '--mantine-color-anchor': 'var(--mantine-color-blue-3)',
  },
})
