import { Button, Input, createTheme } from '@mantine/core'
import type { CSSVariablesResolver, MantineColorsTuple } from '@mantine/core'

/** Ink blue, shade 7 is the accent: white on it and it on white both reach 7:1. */
const ink: MantineColorsTuple = [
  '#eef3f9',
  '#dbe5f1',
  '#b6cae2',
  '#8eadd2',
  '#6a92c2',
  '#4a79b0',
  '#2f649f',
  '#1f5188',
  '#194270',
  '#123357',
]

const chinese =
  '"Microsoft YaHei UI", "Microsoft YaHei", "微软雅黑", "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "WenQuanYi Micro Hei"'
const fontFamily = `${chinese}, sans-serif`
/**
 * Names Chinese faces too (“空格” on a key): for a character that no named face has, Chromium asks the system anew each time
 * and keeps the face that it is given, 0.65 MB a time with fonts of the size of Noto Sans CJK.
 */
const fontFamilyMonospace = `Consolas, "Cascadia Mono", "Noto Sans Mono", ${chinese}, monospace`

/** Calm and dense: 14 px text, small controls, square-ish corners, visible focus. Made for 1366×768 and smaller. */
export const theme = createTheme({
  colors: { ink },
  primaryColor: 'ink',
  primaryShade: 7,
  fontFamily,
  fontFamilyMonospace,
  headings: { fontFamily, fontWeight: '600' },
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '18px' },
  spacing: { xs: '6px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  defaultRadius: 4,
  focusRing: 'auto',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: Button.extend({
      defaultProps: { size: 'sm' },
      vars: (_, { size = 'sm' }) => ({
        root: size === 'sm' ? { '--button-height': '32px', '--button-padding-x': '14px' } : {},
      }),
    }),
    Input: Input.extend({
      vars: (_, { size = 'sm', multiline }) => ({
        wrapper: size === 'sm' && !multiline ? { '--input-height': '32px' } : {},
      }),
    }),
    TextInput: { defaultProps: { size: 'sm' } },
    Textarea: { defaultProps: { size: 'sm' } },
    NumberInput: { defaultProps: { size: 'sm', hideControls: true } },
    Select: {
      defaultProps: {
        size: 'sm',
        nothingFoundMessage: '没有符合的选项',
        comboboxProps: { transitionProps: { duration: 0 } },
      },
    },
    MultiSelect: { defaultProps: { size: 'sm', nothingFoundMessage: '没有符合的选项' } },
    Modal: { defaultProps: { transitionProps: { duration: 0 }, closeButtonProps: { 'aria-label': '关闭' } } },
    ModalTitle: { defaultProps: { fw: 600, fz: 'lg', lh: 1.35 } },
    DrawerTitle: { defaultProps: { fw: 600, fz: 'lg', lh: 1.35 } },
    // Their <header> would count as a second banner of the page.
    ModalHeader: { defaultProps: { role: 'none' } },
    DrawerHeader: { defaultProps: { role: 'none' } },
    Drawer: { defaultProps: { transitionProps: { duration: 0 }, closeButtonProps: { 'aria-label': '关闭' } } },
    // The keyboard goes to the first item; a placeholder before it is no child that a menu may have.
    Menu: { defaultProps: { transitionProps: { duration: 0 }, withInitialFocusPlaceholder: false } },
    // In place, so that it belongs to the landmark of what it explains; fixed, so that no scrolling parent cuts it off.
    Tooltip: {
      defaultProps: {
        withinPortal: false,
        floatingStrategy: 'fixed',
        zIndex: 400,
        openDelay: 300,
        transitionProps: { duration: 0 },
        withArrow: true,
        events: { hover: true, focus: true, touch: false },
      },
    },
    Table: { defaultProps: { verticalSpacing: 5, horizontalSpacing: 8, fz: 'sm' } },
    Notification: {
      defaultProps: { closeButtonProps: { 'aria-label': '关闭提示' } },
      styles: { description: { color: 'var(--mantine-color-text)' } },
    },
  },
})

/** Names of Mantine's colours, by the tone of palette.css that they stand for. Red says bad, yellow warns. */
const tones: Readonly<Record<string, string>> = {
  ink: 'accent',
  blue: 'accent',
  green: 'good',
  teal: 'good',
  yellow: 'warn',
  orange: 'warn',
  red: 'bad',
  gray: 'quiet',
  dark: 'quiet',
}

/** Grounds and lines that Mantine's own styles take from its grey (light scheme) and its dark shades, 0 to 9. */
const greys = [
  '--surface',
  '--hovered',
  '--surface-line',
  '--surface-line',
  '--line-control',
  '--line-heavy',
  '--text-dimmed',
  '--text-quiet',
  '--text',
  '--text',
] as const
const nights = [
  '--text',
  '--text-quiet',
  '--text-dimmed',
  '--text-dimmed',
  '--surface-line',
  '--sunken-deep',
  '--hovered',
  '--raised',
  '--surface',
  '--surface',
] as const

/** All colours of Mantine's controls come from palette.css, which knows light, dark and high contrast. */
export const cssVariables: CSSVariablesResolver = () => ({ variables: {}, light: paletteColours(), dark: paletteColours() })

function paletteColours(): Record<string, string> {
  return {
    '--mantine-color-text': 'var(--text)',
    '--mantine-color-bright': 'var(--text)',
    '--mantine-color-body': 'var(--raised)',
    '--mantine-color-dimmed': 'var(--text-dimmed)',
    '--mantine-color-placeholder': 'var(--text-dimmed)',
    '--mantine-color-error': 'var(--bad-text)',
    '--mantine-color-success': 'var(--good-text)',
    '--mantine-color-anchor': 'var(--accent)',
    '--mantine-color-default': 'var(--raised)',
    '--mantine-color-default-hover': 'var(--hovered)',
    '--mantine-color-default-color': 'var(--text)',
    '--mantine-color-default-border': 'var(--line-control)',
    '--mantine-color-disabled': 'var(--disabled)',
    '--mantine-color-disabled-color': 'var(--disabled-text)',
    '--mantine-color-disabled-border': 'var(--line-strong)',
    '--mantine-primary-color-contrast': 'var(--on-solid)',
    ...Object.fromEntries(greys.map((token, shade) => [`--mantine-color-gray-${shade}`, `var(${token})`])),
    ...Object.fromEntries(nights.map((token, shade) => [`--mantine-color-dark-${shade}`, `var(${token})`])),
    // Items of menus and weekends of calendars name this shade.
    '--mantine-color-red-6': 'var(--bad-text)',
    ...Object.fromEntries(Object.entries(tones).flatMap(([name, tone]) => variantsOf(name, tone))),
  }
}

function variantsOf(name: string, tone: string): readonly (readonly [string, string])[] {
  const hover = tone === 'quiet' ? 'solid' : 'solid-hover'
  const text = tone === 'quiet' ? '--text-quiet' : tone === 'accent' ? '--accent' : `--${tone}-text`
  const lightText = tone === 'quiet' ? '--text-quiet' : `--${tone}-text`
  return Object.entries({
    text,
    filled: `--${tone}-solid`,
    'filled-hover': `--${tone}-${hover}`,
    light: `--${tone}-soft`,
    'light-hover': tone === 'quiet' ? '--sunken-deep' : `--${tone}-soft`,
    'light-color': lightText,
    outline: text,
    'outline-hover': tone === 'quiet' ? '--hovered' : `--${tone}-faint`,
  }).map(([part, value]) => [`--mantine-color-${name}-${part}`, `var(${value})`] as const)
}
