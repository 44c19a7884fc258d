/**
 * What the page may load: its own scripts, styles, images and fonts; nothing from elsewhere, no `eval`, no plugin, no
 * frame but the inline ones of the print preview (which inherit this policy and are sandboxed). Mantine sets styles
 * inline, hence 'unsafe-inline' for styles alone.
 */
const directives = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self' 'unsafe-inline'",
  'img-src': "'self' data: blob:",
  'font-src': "'self'",
  'connect-src': "'self'",
  'worker-src': "'self'",
  'frame-src': "'none'",
  'object-src': "'none'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
} as const

export const contentSecurityPolicy = Object.entries(directives)
  .map(([name, value]) => `${name} ${value}`)
  .join('; ')
