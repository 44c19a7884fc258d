import { defineConfig } from '@playwright/test'

// One program instance at a time, as on a user's PC. No retries: a flaky test is a failing test.
export default defineConfig({
  testDir: '../tests/e2e',
  testMatch: '**/*.spec.ts',
  outputDir: '../test-results/e2e',
  workers: 1,
  fullyParallel: false,
  retries: 0,
  forbidOnly: true,
  // Limits end what hangs; they are no measure of speed.
  timeout: 300_000,
  expect: { timeout: 30_000 },
  reporter: 'list',
})
