export { ShareButton } from './shareButton.tsx'
