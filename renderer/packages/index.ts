export { PackageHost } from './packageHost.tsx'
export type { Returned } from './packageHost.tsx'
export { PackagesScreen } from './packagesScreen.tsx'
export { VillageBanner } from './villageBanner.tsx'
