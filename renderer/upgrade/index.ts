export { UpgradeBanner } from './upgradeBanner.tsx'
export { UpgradeDialog, UpgradeScreen } from './upgradeScreen.tsx'
