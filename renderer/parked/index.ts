export { ParkedScreen } from './parkedScreen.tsx'
