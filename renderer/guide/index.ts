export { GuideHost } from './guideHost.tsx'
