export { SearchBox } from './searchBox.tsx'
