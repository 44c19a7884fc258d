import { mkdirSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { palettePng } from './palettePng.mjs'

/** Milliseconds for what moves (notices, colours of new rows) to come to rest. */
const rest = 400

/**
 * What the ways have in hand: the window, going to a page by the search of the menu, and taking a picture.
 * `shot(name, of)`: of a part of the window, else of the whole of it; `room` pixels around it, no more than `tall` from its top: a
 * list that goes on and on needs not fill half a page.
 */
export function stageFor(page, folder) {
  mkdirSync(folder, { recursive: true })
  const taken = []
  const shot = async (name, of = null, { room = 0, tall = window.height } = {}) => {
    for (const close of await page.getByRole('button', { name: '关闭提示' }).all()) await close.click()
    await page
      .getByText(/^正在.*…$/)
      .first()
      .waitFor({ state: 'hidden' })
    await page.mouse.move(2, 766)
    await page.waitForTimeout(rest)
    await page.evaluate(renameMachine, hostname())
    const whole = of === null ? window : grown(await of.first().boundingBox(), room)
    const clip = { ...whole, height: Math.min(whole.height, tall) }
    const png = palettePng(await page.screenshot({ animations: 'disabled', clip }))
    writeFileSync(join(folder, `${name}.png`), png)
    taken.push({ name, words: await wordsIn(page, clip) })
    process.stdout.write(`  ${name}.png ${Math.round(png.length / 1024)} KB\n`)
  }
  return { page, shot, taken, goTo: (name) => goTo(page, name), main: () => page.getByRole('main') }
}

/** The name of the machine that takes the pictures says nothing to anybody. */
function renameMachine(name) {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (texts.nextNode()) texts.currentNode.data = texts.currentNode.data.replace(new RegExp(`${name}(-[0-9a-f]{6,})?`, 'g'), '一楼电脑')
}

const window = { x: 0, y: 0, width: 1366, height: 768 }

function grown(box, room) {
  if (box === null) throw new Error('要拍的地方没有显示出来')
  const [x, y] = [Math.max(0, box.x - room), Math.max(0, box.y - room)]
  return { x, y, width: Math.min(window.width - x, box.width + 2 * room), height: Math.min(window.height - y, box.height + 2 * room) }
}

async function goTo(page, name) {
  await page.keyboard.press('Alt+9')
  const menu = page.getByRole('navigation', { name: '主菜单' })
  await menu.getByRole('textbox', { name: '查找台账' }).fill(name)
  await menu.getByRole('list', { name: '找到的台账' }).getByRole('button', { name, exact: true }).click()
}

/** Names of buttons, tabs, headings and labels that can be read in the picture: what must not be renamed behind its back. */
async function wordsIn(page, clip) {
  const words = await page.evaluate(({ x, y, width, height }) => {
    const inside = (element) => {
      const box = element.getBoundingClientRect()
      return box.width > 0 && box.left >= x && box.top >= y && box.right <= x + width && box.bottom <= y + height
    }
    const named = [...document.querySelectorAll('button, [role=tab], h1, h2, h3, legend, label')].filter(
      (element) => inside(element) && element.checkVisibility({ visibilityProperty: true }),
    )
    return named.map((element) => element.innerText.trim())
  }, clip)
  return [...new Set(words)].filter((word) => /^[\u4e00-\u9fff（）“”：…、A-Za-z ]{2,20}$/.test(word)).sort()
}
