export { SamplingScreen } from './samplingScreen.tsx'
