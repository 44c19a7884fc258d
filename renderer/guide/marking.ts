const attribute = 'data-guide-mark'
/** Milliseconds: a screen is drawn, its script perhaps loaded; then the mark stays long enough to be seen. */
const patience = 4_000
const stays = 8_000

let stop: () => void = () => undefined

/** Marks the control of that name once it is on the screen, until it is used or was seen long enough. */
export function markControl(name: string): void {
  stop()
  const until = Date.now() + patience
  let timer = window.setTimeout(look, 150)
  stop = () => window.clearTimeout(timer)

  function look(): void {
    const found = controlNamed(name)
    if (found) return mark(found)
    if (Date.now() < until) timer = window.setTimeout(look, 150)
  }

  function mark(control: HTMLElement): void {
    control.setAttribute(attribute, '')
    control.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    const end = () => {
      window.clearTimeout(timer)
      control.removeAttribute(attribute)
      control.removeEventListener('pointerdown', end)
      control.removeEventListener('focusin', end)
    }
    control.addEventListener('pointerdown', end)
    control.addEventListener('focusin', end)
    timer = window.setTimeout(end, stays)
    stop = end
  }
}

function controlNamed(name: string): HTMLElement | undefined {
  const all = document.querySelectorAll<HTMLElement>('main button, main [role=columnheader], main [role=tab], header input')
  return [...all].find((control) => control.checkVisibility() && namesOf(control).some((one) => one === name || one.startsWith(`${name} `)))
}

function namesOf(control: HTMLElement): readonly string[] {
  const first = control.firstElementChild?.textContent?.trim() ?? ''
  return [control.getAttribute('aria-label') ?? '', control.textContent?.trim() ?? '', first]
}
