import { defineConfig } from '@playwright/test'

// The packed program: as build/playwright.config.ts, in a folder of its own.
export default defineConfig({
  testDir: '../tests/packaged',
  testMatch: '**/*.spec.ts',
  outputDir: '../test-results/packaged',
  workers: 1,
  fullyParallel: false,
  retries: 0,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
})
