import { defineConfig } from '@playwright/test'
import program from './playwright.config.ts'

// The packed program: all as for the built one, in a folder of its own.
export default defineConfig({ ...program, testDir: '../tests/packaged', outputDir: '../test-results/packaged' })
