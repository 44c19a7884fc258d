import { expect, test } from '@playwright/test'
import { call, ok, openPractice } from './bridge.ts'
import { channels, launch } from './launch.ts'

for (const channel of channels()) {
  test(`the window opens, sandboxed, and the data core answers (${channel})`, async () => {
    const { app, page, close } = await launch({ channel })
    try {
      await expect(page).toHaveTitle(/乡镇帮扶台账/)
      await expect(page.locator('#root')).not.toBeEmpty()
      expect(await page.evaluate(() => [typeof Reflect.get(globalThis, 'process'), typeof Reflect.get(globalThis, 'require')])).toEqual([
        'undefined',
        'undefined',
      ])
      expect(await app.evaluate(({ app: electron }) => electron.isPackaged)).toBe(false)
      expect(await page.evaluate(() => Object.keys(window.townshipLedger).sort())).toEqual(['call', 'shell', 'subscribe'])

      const file = await openPractice(page, 30)
      expect(file).toMatchObject({
        name: '练习台账_1.tzdb',
        practice: true,
        readOnly: false,
        counts: { household: 30 },
      })
      expect(ok(await call(page, 'ledger.query', { ledger: 'household' })).ids).toHaveLength(30)
    } finally {
      await close()
    }
  })
}
