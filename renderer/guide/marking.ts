const attribute = 'data-guide-mark'
/** Milliseconds: a screen is drawn, its script perhaps loaded; a column far to the right is there once somebody scrolls to it. */
const quickly = 4_000
const patience = 180_000
/** Long enough to be seen. */
const stays = 8_000
/** A field may have the keyboard already. */
const uses = ['pointerdown', 'focusin', 'input'] as const

let stop: () => void = () => undefined

/** Marks the control of that name once it is on the screen, until it is used or was seen long enough. */
export function markControl(name: string): void {
  stop()
  const begun = Date.now()
  let timer = window.setTimeout(look, 150)
  stop = () => window.clearTimeout(timer)

  function look(): void {
    const found = controlNamed(name)
    if (found) return mark(found)
    const waited = Date.now() - begun
    if (waited < patience) timer = window.setTimeout(look, waited < quickly ? 150 : 600)
  }

  function mark(control: HTMLElement): void {
    control.setAttribute(attribute, '')
    control.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    const end = () => {
      window.clearTimeout(timer)
      control.removeAttribute(attribute)
      for (const use of uses) control.removeEventListener(use, end)
    }
    for (const use of uses) control.addEventListener(use, end)
    timer = window.setTimeout(end, stays)
    stop = end
  }
}

const controls = 'main button, main [role=columnheader], main [role=tab], main input, header input'

function controlNamed(name: string): HTMLElement | undefined {
  const all = document.querySelectorAll<HTMLElement>(controls)
  return [...all].find((control) => control.checkVisibility() && namesOf(control).some((one) => one === name || one.startsWith(`${name} `)))
}

/** What it is called for those who do not see it, and each word on it: signs, keys and counts stand beside the name. */
function namesOf(control: HTMLElement): readonly string[] {
  const labels = control instanceof HTMLInputElement ? [...(control.labels ?? [])] : []
  return [control.getAttribute('aria-label') ?? '', ...[control, ...control.querySelectorAll('*'), ...labels].map(ownText)]
}

function ownText(element: Element): string {
  const texts = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE)
  return texts
    .map(({ textContent }) => textContent)
    .join('')
    .trim()
}
