import { defineConfig } from 'vitest/config'
import base from './vitest.config.ts'

/** The long form of tests/crash: 20,000 power cuts per name model, 2,000 kills. CRASH_TRIALS and CRASH_KILLS override. */
export default defineConfig({
  ...base,
  test: {
    ...base.test,
    include: ['tests/crash/**/*.test.ts'],
    testTimeout: 3_600_000,
    env: {
      TZ: 'Asia/Shanghai',
      CRASH_TRIALS: process.env['CRASH_TRIALS'] ?? '20000',
      CRASH_KILLS: process.env['CRASH_KILLS'] ?? '2000',
    },
  },
})
