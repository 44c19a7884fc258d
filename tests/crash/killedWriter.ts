import { writeSync } from 'node:fs'
import { openDatabaseFile } from '#data/file/databaseFile.ts'
import type { Seal } from '#data/file/codec.ts'
import { decodeEnvelope, rewrap } from '#data/sealing/envelope.ts'
import { isFault } from '#shared/ipc/faults.ts'

/**
 * The process that kill.test.ts kills: opens the file at argv[2], commits as fast as it can and says so on stdout after
 * each commit. Every commit touches 20 rows, the counter and the log together, so that half of one would show. With
 * `SEAL` in the environment (envelope and data key, hex) a sealed file; with `CONVERT` it is sealed, made plain or given
 * another password after every commit.
 */
async function writeForever(path: string, capture: 'auto' | 'compared'): Promise<void> {
  const seal = process.env['SEAL'] === undefined ? undefined : sealOf(process.env['SEAL'])
  const other = seal && process.env['CONVERT'] === '1' ? await rewrap(seal.envelope, seal.dataKey, '两棵老树') : undefined
  const file = await openDatabaseFile(path, seal ? { capture, seal } : { capture })
  if (isFault(file)) throw new Error(JSON.stringify(file))
  const { engine } = file
  for (let number = Number(engine.values('SELECT n FROM counter')[0]?.[0]) + 1; ; number++) {
    engine.transaction(() => {
      engine.run('UPDATE counter SET n = ?', [number])
      engine.run('INSERT INTO log VALUES (?, ?)', [number, `第 ${number} 次`.repeat(number % 40)])
      for (let row = 0; row < 20; row++) engine.run('UPDATE t SET v = ? WHERE id = ?', [number, (number * 37 + row * 101) % 2000])
    })
    const done = file.commit()
    if (isFault(done)) throw new Error(JSON.stringify(done))
    writeSync(1, `${number}\n`)
    if (other === undefined) continue
    const isSealed = file.codec().seal !== undefined
    const fault = isSealed && number % 3 === 0 ? file.reseal(other) : await file.convert(isSealed ? undefined : seal)
    if (fault !== undefined) throw new Error(JSON.stringify(fault))
  }
}

function sealOf(hex: string): Seal {
  const bytes = Buffer.from(hex, 'hex')
  const envelope = decodeEnvelope(bytes.subarray(0, -32))
  if (isFault(envelope)) throw new Error(JSON.stringify(envelope))
  return { envelope, dataKey: bytes.subarray(-32) }
}

void writeForever(process.argv[2]!, process.argv[3] === 'compared' ? 'compared' : 'auto')
