import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import presetMantine from 'postcss-preset-mantine'
import { defineConfig } from 'vite'

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url))

// Chromium 108 is that of Electron 22, the last one for Windows 7: one page serves both lines.
export default defineConfig({
  root: folder('../renderer'),
  base: './',
  plugins: [react()],
  css: { postcss: { plugins: [presetMantine()] } },
  build: {
    outDir: folder('../out/renderer'),
    emptyOutDir: true,
    target: 'chrome108',
    cssTarget: 'chrome108',
    modulePreload: { polyfill: false },
    // Everything is read from the disk: size warnings for the web do not apply.
    chunkSizeWarningLimit: 4096,
    // Small images must stay files: data: URLs are not allowed for fonts and scripts.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
  },
})
