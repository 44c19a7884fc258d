import type { Plugin } from 'esbuild'

export function lazily(filter: RegExp): Plugin
export function apart(): Plugin[]
export const withoutLanguages: Plugin
