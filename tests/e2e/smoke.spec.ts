import { expect, test } from '@playwright/test'
import { channels, launch } from './launch.ts'

for (const channel of channels()) {
  test(`the window opens with its title, sandboxed (${channel})`, async () => {
    const { app, page, close } = await launch({ channel })
    try {
      await expect(page).toHaveTitle(/乡镇帮扶台账/)
      await expect(page.locator('body')).not.toBeEmpty()
      expect(await page.evaluate(() => [typeof Reflect.get(globalThis, 'process'), typeof Reflect.get(globalThis, 'require')])).toEqual([
        'undefined',
        'undefined',
      ])
      expect(await app.evaluate(({ app: electron }) => electron.isPackaged)).toBe(false)
    } finally {
      await close()
    }
  })
}
