import fc from 'fast-check'
import { SaxesParser } from 'saxes'
import { describe, expect, it } from 'vitest'
import { createXmlScanner } from '#data/excel/xmlScanner.ts'
import { mutate } from './fuzz/mutate.ts'
import { randomOf } from './fuzz/random.ts'
import type { Random } from './fuzz/random.ts'

type Event = readonly unknown[]

/** What a reader tells, pieces of one text joined; or that it refused. */
function told(read: (events: Event[]) => void): readonly Event[] | 'refused' {
  const events: Event[] = []
  try {
    read(events)
  } catch {
    return 'refused'
  }
  const joined: Event[] = []
  for (const event of events) {
    const last = joined[joined.length - 1]
    if (event[0] === 'text' && last?.[0] === 'text') joined[joined.length - 1] = ['text', `${String(last[1])}${String(event[1])}`]
    else if (event[0] !== 'text' || event[1] !== '') joined.push(event)
  }
  return joined
}

function own(pieces: readonly string[]): readonly Event[] | 'refused' {
  return told((events) => {
    const scanner = createXmlScanner({
      open: (name, attributes) => events.push(['open', name, { ...attributes }]),
      close: (name) => events.push(['close', name]),
      text: (text) => events.push(['text', text]),
    })
    for (const piece of pieces) scanner.write(piece)
    scanner.close()
  })
}

function saxes(text: string): readonly Event[] | 'refused' {
  return told((events) => {
    const parser = new SaxesParser({ xmlns: false, position: false })
    const stack: string[] = []
    const local = (name: string): string => name.slice(name.indexOf(':') + 1)
    const fail = (): never => {
      throw new Error('refused')
    }
    parser.on('error', fail)
    parser.on('doctype', fail)
    parser.on('opentag', ({ name, attributes }) => {
      stack.push(name)
      events.push(['open', local(name), { ...attributes }])
    })
    parser.on('closetag', ({ name }) => {
      stack.pop()
      events.push(['close', local(name)])
    })
    parser.on('text', (text) => stack.length > 0 && events.push(['text', text]))
    parser.on('cdata', (text) => events.push(['text', text]))
    parser.write(text)
    parser.close()
  })
}

/** One or two letters taken for others. */
function changed(source: string, random: Random): string {
  const letters = Array.from(source)
  for (let count = 1 + random.below(2); count > 0; count--)
    letters[random.below(letters.length)] = random.pick([...'<>&"\'/= a甲;]-!?', ''])
  return letters.join('')
}

const name = fc.constantFrom('row', 'c', 'v', 'x:row', 'si', 't', '表', 'a-b.c_1')
const text = fc.string({ unit: fc.constantFrom(...'甲乙 ab\n\r\t1>]"\'', '&amp;', '&lt;', '&#20013;', '&#x4e2d;', '𠮷'), maxLength: 12 })
const attribute = fc.record({
  name: fc.constantFrom('r', 's', 't', 'xml:space', '宽'),
  value: fc.string({ unit: fc.constantFrom(...'甲A1 >/\n\t', '&quot;', '&apos;', '&#10;'), maxLength: 8 }),
  quote: fc.constantFrom('"', "'"),
})
const { node } = fc.letrec<{ node: string }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 5 },
    text,
    fc.constantFrom('<!-- 注 <a> -->', '<![CDATA[<b>&amp;]]>', '<?pi a="b"?>'),
    fc
      .record({
        name,
        attributes: fc.uniqueArray(attribute, { selector: (one) => one.name, maxLength: 3 }),
        content: fc.array(tie('node'), { maxLength: 4 }),
        blank: fc.constantFrom('', ' ', '\n'),
      })
      .map(({ name: tag, attributes, content, blank }) => {
        const list = attributes.map((one) => `\n ${one.name}${blank}=${blank}${one.quote}${one.value}${one.quote}`).join('')
        return content.length === 0 ? `<${tag}${list}${blank}/>` : `<${tag}${list}${blank}>${content.join('')}</${tag}${blank}>`
      }),
  ),
}))
const xml = fc.array(node, { maxLength: 4 }).map((nodes) => `<sheet>${nodes.join('')}</sheet>\n`)
const declaration = '<?xml version="1.0"?>\n'

describe('the XML scanner', () => {
  it('tells what saxes tells, wherever the pieces are cut', () => {
    fc.assert(
      fc.property(xml, fc.array(fc.nat(400), { maxLength: 8 }), (body, cuts) => {
        const source = declaration + body
        const places = [0, ...cuts.map((cut) => cut % (source.length + 1)), source.length].sort((a, b) => a - b)
        const pieces = places.slice(1).map((end, at) => source.slice(places[at], end))
        expect(own(pieces)).toEqual(saxes(source))
      }),
      { numRuns: 1500 },
    )
  })

  it('reads nothing from broken XML that saxes would not, and refuses what it refuses', () => {
    let both = 0
    // Names of processing instructions and dashes in comments, which are no content.
    let lenient = 0
    fc.assert(
      fc.property(xml, fc.nat(1e6), (source, seed) => {
        const broken =
          declaration + (seed % 3 === 0 ? mutate(Buffer.from(source), randomOf(seed)).toString('utf8') : changed(source, randomOf(seed)))
        const expected = saxes(broken)
        const found = own([broken])
        if (found === 'refused') expect(expected).toBe('refused')
        else if (expected === 'refused') lenient++
        else {
          both++
          expect(found).toEqual(expected)
        }
      }),
      { numRuns: 3000 },
    )
    expect(both).toBeGreaterThan(100)
    expect(lenient).toBeLessThan(60)
  })

  it.each([
    ['a document type', '<!DOCTYPE a><a/>'],
    ['an unknown reference', '<a>&nbsp;</a>'],
    ['a reference without end', '<a>&amp</a>'],
    ['a reference to nothing', '<a>&#0;</a>'],
    ['tags that cross', '<a><b></a></b>'],
    ['two roots', '<a/><b/>'],
    ['text behind the root', '<a/>x'],
    ['an attribute twice', '<a b="1" b="2"/>'],
    ['an attribute without quotes', '<a b=1/>'],
    ['attributes without a blank', '<a b="1"c="2"/>'],
    ['a tag inside a value', '<a b="<"/>'],
    ['a control character', '<a>\u0001</a>'],
    ['no end', '<a><b/>'],
    ['nothing', ' \n'],
  ])('refuses %s', (_, source) => {
    expect(own([source])).toBe('refused')
    expect(own(Array.from(source))).toBe('refused')
    expect(saxes(source)).toBe('refused')
  })

  it('refuses a tag that never ends soon, without keeping all of it', () => {
    const scanner = createXmlScanner({ open() {}, close() {} })
    scanner.write('<a ')
    const piece = 'b'.repeat(1 << 20)
    expect(() => {
      for (let count = 0; count < 100; count++) scanner.write(piece)
    }).toThrow('XML')
  })
})
