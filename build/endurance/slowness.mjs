import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readFileSync, rmdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * A program made as slow as an old PC by control groups (Linux, root): two processors, 2 GB and a slow disk. The processors of a
 * server are faster than those of an old PC, or, where two of them are the threads of one core, as slow together: so once with
 * both whole and once with half of each in slices of 20 ms. The disk has 60 MB/s both ways with 100 writes a second, a 5400-rpm one, as where commits were
 * measured. Reads are limited in bytes only. Such a disk pays for moving its head, not for an operation: a file in
 * one piece comes at 60–100 MB/s, while the throttle counts each read-ahead of 128 KB as one, which made 11 MB/s of
 * 90 operations a second. While it runs, the disk reads 128 KB ahead, the usual amount: a server's disk that is set to
 * megabytes would have nearly all of a large program read for the few parts that are needed. Version 1 of control groups throttles
 * the writes that somebody waits for, and reads. What cannot be limited here is said in `lacks`.
 */
export const oldPc = { processors: 2, bytesPerSecond: 60_000_000, writesPerSecond: 100, memoryBytes: 2 * 2 ** 30 }

const home = '/sys/fs/cgroup'
const sliceMicroseconds = 20_000

/**
 * @param {{ folder: string, program: string, shareOfEach: number }} place the folder lies on the disk that is slowed; what of each
 *   processor there is
 * @returns {{ executable: string, lacks: readonly string[], stop: () => void }} runs `program` with its own arguments in the groups
 */
export function slowed({ folder, program, shareOfEach }) {
  const made = []
  const lacks = []
  for (const [what, make] of Object.entries({ 处理器: slowProcessor, 磁盘: slowDisk, 内存: lessMemory })) {
    try {
      made.push(make(folder, shareOfEach))
    } catch (error) {
      lacks.push(`${what}（${error.code ?? error.message}）`)
    }
  }
  const executable = join(folder, `slowed-${shareOfEach}.sh`)
  const joining = [...new Set(made)].map((group) => `echo $$ > '${group}/cgroup.procs'`)
  writeFileSync(executable, ['#!/bin/sh', 'set -e', ...joining, `exec '${program}' "$@"`, ''].join('\n'))
  chmodSync(executable, 0o755)
  const readOnAsBefore = lessReadAhead(folder)
  const stop = () => {
    readOnAsBefore()
    made.forEach(removeGroup)
  }
  return { executable, lacks, stop }
}

/** Of the whole disk; answers how to put back what was. Where it cannot be set, it stays as it is. */
function lessReadAhead(folder) {
  try {
    const setting = `/sys/dev/block/${diskOf(folder)}/queue/read_ahead_kb`
    const before = readFileSync(setting, 'utf8')
    writeFileSync(setting, '128')
    return () => writeFileSync(setting, before)
  } catch {
    return () => {}
  }
}

/** What it is allowed it gets, before whatever else runs on this machine: the largest weight there is. */
function slowProcessor(_folder, shareOfEach) {
  const quota = oldPc.processors * shareOfEach * sliceMicroseconds
  if (existsSync(join(home, 'cgroup.controllers')))
    return newGroup(home, { 'cpu.max': `${quota} ${sliceMicroseconds}`, 'cpu.weight': 10_000 })
  return newGroup(join(home, 'cpu'), { 'cpu.cfs_period_us': sliceMicroseconds, 'cpu.cfs_quota_us': quota, 'cpu.shares': 262_144 })
}

function slowDisk(folder) {
  const { bytesPerSecond: bytes, writesPerSecond: writes } = oldPc
  const disk = diskOf(folder)
  if (existsSync(join(home, 'cgroup.controllers')))
    return newGroup(home, { 'io.max': `${disk} rbps=${bytes} wbps=${bytes} wiops=${writes}` })
  return newGroup(join(home, 'blkio'), {
    'blkio.throttle.read_bps_device': `${disk} ${bytes}`,
    'blkio.throttle.write_bps_device': `${disk} ${bytes}`,
    'blkio.throttle.write_iops_device': `${disk} ${writes}`,
  })
}

/** Of the programs and of what the system keeps of files for them. */
function lessMemory() {
  if (existsSync(join(home, 'cgroup.controllers'))) return newGroup(home, { 'memory.max': oldPc.memoryBytes })
  return newGroup(join(home, 'memory'), { 'memory.limit_in_bytes': oldPc.memoryBytes })
}

/** `major:minor` of the whole disk on which a folder lies: partitions cannot be throttled. */
function diskOf(folder) {
  const { dev } = statSync(folder)
  const number = `${(dev >> 8) & 0xfff}:${(dev & 0xff) | ((dev >> 12) & 0xfff00)}`
  const whole = `/sys/dev/block/${number}/../dev`
  if (existsSync(`/sys/dev/block/${number}/partition`)) return readFileSync(whole, 'utf8').trim()
  if (!existsSync(`/sys/dev/block/${number}`)) throw new Error('不在磁盘上')
  return number
}

function newGroup(parent, settings) {
  const group = join(parent, `ledger-old-pc-${process.pid}`)
  mkdirSync(group, { recursive: true })
  for (const [name, value] of Object.entries(settings)) writeFileSync(join(group, name), String(value))
  return group
}

/** Empty in a moment, when the last process of a closed window has ended; a group still in use goes when the machine restarts. */
function removeGroup(group) {
  for (let tries = 0; tries < 25; tries += 1) {
    try {
      return rmdirSync(group)
    } catch {
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200)
    }
  }
  process.stderr.write(`控制组 ${group} 里还有进程，没有删除\n`)
}

/** Has the system forget what it read of a file or folder, so that it comes from the disk again. */
export function forget(path) {
  execFileSync('find', [path, '-type', 'f', '-exec', 'dd', 'if={}', 'iflag=nocache', 'count=0', 'status=none', ';'])
}
