import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  decodeEnvelope,
  encodeEnvelope,
  envelopeBytes,
  newEnvelope,
  openEnvelope,
  passwordProblem,
  renewRecovery,
  rewrap,
} from '#data/sealing/envelope.ts'
import { formatRecoveryKey, parseRecoveryKey } from '#data/sealing/recoveryKey.ts'
import { isFault } from '#shared/ipc/faults.ts'

const password = '山路十八弯 2026'
const made = await newEnvelope(password)
const encoded = encodeEnvelope(made.envelope)

test('the password and the recovery key give the same data key, nothing else does', async () => {
  expect(await openEnvelope(made.envelope, { password })).toEqual(made.dataKey)
  expect(await openEnvelope(made.envelope, { password: '山路十八弯　２０２６' })).toEqual(made.dataKey)
  expect(await openEnvelope(made.envelope, { recoveryKey: made.recoveryKey })).toEqual(made.dataKey)
  expect(await openEnvelope(made.envelope, { recoveryKey: ` ${made.recoveryKey.toLowerCase().replaceAll('-', '  ')}` })).toEqual(
    made.dataKey,
  )
  expect(await openEnvelope(made.envelope, { password: `${password} ` }, '甲.tzdb')).toEqual({
    fault: 'file.passwordWrong',
    file: '甲.tzdb',
  })
  const other = formatRecoveryKey(new Uint8Array(20))
  expect(await openEnvelope(made.envelope, { recoveryKey: other }, '甲.tzdb')).toEqual({ fault: 'file.recoveryWrong', file: '甲.tzdb' })
})

test('it survives being written and read, and shows neither key', () => {
  expect(encoded).toHaveLength(envelopeBytes)
  expect(decodeEnvelope(Buffer.concat([encoded, Buffer.alloc(9)]))).toEqual({
    ...made.envelope,
    id: new Uint8Array(made.envelope.id),
    byPassword: new Uint8Array(made.envelope.byPassword),
    byRecovery: new Uint8Array(made.envelope.byRecovery),
    kdf: { ...made.envelope.kdf, salt: new Uint8Array(made.envelope.kdf.salt) },
  })
  expect(Buffer.from(encoded).includes(Buffer.from(made.dataKey))).toBe(false)
  expect(Buffer.from(encoded).includes(Buffer.from(parseRecoveryKey(made.recoveryKey) as Uint8Array))).toBe(false)
})

test('changing the password keeps data key and recovery key, and ends the old password', async () => {
  const changed = await rewrap(made.envelope, made.dataKey, '新的口令 一二三')
  expect(await openEnvelope(changed, { password: '新的口令 一二三' })).toEqual(made.dataKey)
  expect(await openEnvelope(changed, { password })).toMatchObject({ fault: 'file.passwordWrong' })
  expect(await openEnvelope(changed, { recoveryKey: made.recoveryKey })).toEqual(made.dataKey)
})

test('a new recovery key ends the old one and keeps the password', async () => {
  const renewed = renewRecovery(made.envelope, made.dataKey)
  expect(await openEnvelope(renewed.envelope, { recoveryKey: renewed.recoveryKey })).toEqual(made.dataKey)
  expect(await openEnvelope(renewed.envelope, { recoveryKey: made.recoveryKey })).toMatchObject({ fault: 'file.recoveryWrong' })
  expect(await openEnvelope(renewed.envelope, { password })).toEqual(made.dataKey)
})

test('any altered byte is refused when read', () => {
  for (let index = 0; index < envelopeBytes; index++) {
    const altered = Uint8Array.from(encoded)
    altered[index]! ^= 1 << (index % 8)
    expect(decodeEnvelope(altered, '甲.tzdb'), String(index)).toMatchObject({ fault: 'file.damaged', file: '甲.tzdb' })
  }
  for (const length of [0, 7, 8, 100, envelopeBytes - 1])
    expect(decodeEnvelope(encoded.subarray(0, length))).toMatchObject({ fault: 'file.damaged' })
})

test('parameters out of bounds are refused before any key is derived, even under a right digest', () => {
  const asked = (logN: number, r: number, p: number): unknown =>
    decodeEnvelope(encodeEnvelope({ ...made.envelope, kdf: { ...made.envelope.kdf, logN, r, p } }))
  expect(isFault(asked(16, 8, 1))).toBe(false)
  for (const [logN, r, p] of [
    [13, 8, 1],
    [19, 8, 1],
    [31, 8, 1],
    [16, 7, 1],
    [16, 255, 1],
    [16, 8, 0],
    [16, 8, 5],
    [16, 8, 255],
  ] as const)
    expect(asked(logN, r, p), `${logN} ${r} ${p}`).toMatchObject({ fault: 'file.damaged' })
})

test('a wrap of another envelope, or with parameters exchanged, opens nothing', async () => {
  const other = await newEnvelope(password)
  const swapped = { ...made.envelope, byPassword: other.envelope.byPassword, byRecovery: other.envelope.byRecovery }
  expect(await openEnvelope(swapped, { password })).toMatchObject({ fault: 'file.passwordWrong' })
  expect(await openEnvelope(swapped, { recoveryKey: other.recoveryKey })).toMatchObject({ fault: 'file.recoveryWrong' })
  const cheaper = { ...made.envelope, kdf: { ...made.envelope.kdf, logN: 14 } }
  expect(await openEnvelope(cheaper, { password })).toMatchObject({ fault: 'file.passwordWrong' })
})

test('only passwords that are worth it may be set', () => {
  for (const weak of ['', '1234567', '11111111', '12121212'])
    expect(passwordProblem(weak), weak).toMatchObject({ fault: 'seal.weakPassword' })
  for (const good of ['12345678', '青山镇帮扶办公室', password]) expect(passwordProblem(good), good).toBeUndefined()
})

const keys = fc.uint8Array({ minLength: 20, maxLength: 20 })

test('a recovery key reads back, with O for 0 and I or L for 1', () => {
  fc.assert(
    fc.property(keys, (bytes) => {
      const text = formatRecoveryKey(bytes)
      expect(text).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){7}[0-9A-HJKMNP-TV-Z]{5}$/)
      expect(parseRecoveryKey(text.replaceAll('0', 'o').replaceAll('1', 'l'))).toEqual(bytes)
    }),
  )
})

function replaced(letters: readonly string[], others: Readonly<Record<number, string>>): readonly string[] {
  return letters.map((letter, index) => others[index] ?? letter)
}

test('one wrong character, or two neighbours swapped, is told with its group', () => {
  fc.assert(
    fc.property(keys, fc.nat(39), fc.integer({ min: 1, max: 31 }), (bytes, place, step) => {
      const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
      const letters = [...formatRecoveryKey(bytes).replaceAll('-', '')]
      const mistyped = replaced(letters, { [place]: alphabet[(alphabet.indexOf(letters[place]!) + step) % 32]! })
      const group = Math.floor(place / 5) + 1
      expect(parseRecoveryKey(mistyped.join(''))).toMatchObject({ fault: 'file.recoveryTyped', group })
      if (place % 5 === 4 || letters[place] === letters[place + 1]) return
      const swapped = replaced(letters, { [place]: letters[place + 1]!, [place + 1]: letters[place]! })
      expect(parseRecoveryKey(swapped.join(''))).toMatchObject({ fault: 'file.recoveryTyped', group })
    }),
  )
})

test('groups in wrong order and wrong lengths are told', () => {
  const groups = made.recoveryKey.split('-')
  expect(parseRecoveryKey([groups[1], groups[0], ...groups.slice(2)].join('-'))).toMatchObject({ fault: 'file.recoveryTyped', group: 1 })
  expect(parseRecoveryKey(groups.slice(1).join('-'))).toMatchObject({ fault: 'file.recoveryTyped', group: 0 })
  expect(parseRecoveryKey('')).toMatchObject({ fault: 'file.recoveryTyped', group: 0 })
})
