import { extname } from 'node:path'

/** A person who types a name without extension means one. */
export function withExtension(path: string, extension: string): string {
  return extname(path).toLowerCase() === `.${extension}` ? path : `${path}.${extension}`
}
