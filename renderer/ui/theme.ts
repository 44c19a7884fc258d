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

const fontFamily =
  '"Microsoft YaHei UI", "Microsoft YaHei", "微软雅黑", "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "WenQuanYi Micro Hei", sans-serif'

/** Calm and dense: 14 px text, small controls, square-ish corners, visible focus. Made for 1366×768 and smaller. */
export const theme = createTheme({
  colors: { ink },
  primaryColor: 'ink',
  primaryShade: 7,
  fontFamily,
  fontFamilyMonospace: `Consolas, "Cascadia Mono", "Noto Sans Mono", monospace`,
  headings: { fontFamily, fontWeight: '600' },
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '18px' },
  spacing: { xs: '6px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  defaultRadius: 4,
  focusRing: 'auto',
  cursorType: 'pointer',
  autoContrast: true,
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
    ModalTitle: { defaultProps: { fw: 600, fz: 'lg' } },
    // Their <header> would count as a second banner of the page.
    ModalHeader: { defaultProps: { role: 'none' } },
    DrawerHeader: { defaultProps: { role: 'none' } },
    Drawer: { defaultProps: { transitionProps: { duration: 0 }, closeButtonProps: { 'aria-label': '关闭' } } },
    Menu: { defaultProps: { transitionProps: { duration: 0 } } },
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

/** Words in grey, hints, errors and links all reach 4.5:1 on white and on the grey surface #f6f7f9. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {
    '--surface': '#f6f7f9',
    '--surface-line': '#d5dae0',
    '--mark': '#fff3c4',
  },
  light: {
    '--mantine-color-text': '#1f2328',
    '--mantine-color-dimmed': '#58616a',
    '--mantine-color-placeholder': '#656d76',
    '--mantine-color-error': '#b3261e',
    '--mantine-color-anchor': '#1f5188',
    '--mantine-color-default-border': '#aab3bd',
    '--mantine-color-red-light-color': '#9c1f18',
    '--mantine-color-green-light-color': '#1d6b32',
    '--mantine-color-yellow-light-color': '#6b4e00',
    '--mantine-color-orange-light-color': '#8a3f00',
    '--mantine-color-gray-light-color': '#3d444b',
    '--mantine-color-ink-light-color': '#194270',
    '--mantine-color-green-filled': '#1d6b32',
    '--mantine-color-green-filled-hover': '#175729',
    '--mantine-color-red-filled': '#b3261e',
    '--mantine-color-red-filled-hover': '#96201a',
    '--mantine-color-red-outline': '#b3261e',
    '--mantine-color-red-text': '#b3261e',
  },
  dark: {},
})
