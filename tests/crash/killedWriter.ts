import { writeSync } from 'node:fs'
import { openDatabaseFile } from '#data/file/databaseFile.ts'
import { isFault } from '#shared/ipc/faults.ts'

/**
 * The process that kill.test.ts kills: opens the file at argv[2], commits as fast as it can and says so on stdout after
 * each commit. Every commit touches 20 rows, the counter and the log together, so that half of one would show.
 */
async function writeForever(path: string, capture: 'auto' | 'compared'): Promise<void> {
  const file = await openDatabaseFile(path, { capture })
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
  }
}

void writeForever(process.argv[2]!, process.argv[3] === 'compared' ? 'compared' : 'auto')
