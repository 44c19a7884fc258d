export type { Deed } from './decide.ts'
export { DropHost } from './dropHost.tsx'
export type { Standing } from './dropHost.tsx'
