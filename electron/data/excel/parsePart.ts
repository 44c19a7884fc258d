import { StringDecoder } from 'node:string_decoder'
import { damaged } from './refusal.ts'
import { unpackPart } from './unpackPart.ts'
import type { Budget } from './unpackPart.ts'
import { createXmlScanner } from './xmlScanner.ts'
import type { XmlHandlers } from './xmlScanner.ts'
import type { ZipEntry } from './zipDirectory.ts'

/** Reads one XML part as a stream. A DOCTYPE (entity bombs, external entities) is refused. Throws FaultError. */
export function parsePart(entry: ZipEntry, budget: Budget, handlers: XmlHandlers, onWhole?: (part: Uint8Array) => void): void {
  const parser = createXmlScanner(handlers)
  let decode: ((chunk: Uint8Array) => string) | undefined
  const take = (chunk: Uint8Array): void => {
    if (chunk.length === 0) return
    decode ??= decoderFor(chunk)
    parser.write(decode(chunk))
  }
  unpackPart(entry, budget, take, onWhole)
  parser.close()
}

function decoderFor(first: Uint8Array): (chunk: Uint8Array) => string {
  const head = Buffer.from(first.subarray(0, 120)).toString('latin1')
  const declared = /encoding\s*=\s*["']([\w-]+)["']/.exec(head)?.[1]?.toLowerCase() ?? 'utf-8'
  const label = wideLabel(first) ?? declared
  if (label !== 'utf-8' && label !== 'utf8') return namedDecoder(label)
  const decoder = new StringDecoder('utf8')
  return (chunk) => decoder.write(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length))
}

function wideLabel(first: Uint8Array): string | undefined {
  if (first[0] === 0xff && first[1] === 0xfe) return 'utf-16le'
  return first[0] === 0xfe && first[1] === 0xff ? 'utf-16be' : undefined
}

function namedDecoder(label: string): (chunk: Uint8Array) => string {
  try {
    const decoder = new TextDecoder(label)
    return (chunk) => decoder.decode(chunk, { stream: true })
  } catch {
    throw damaged(`文字编码不认识（${label}）`)
  }
}
