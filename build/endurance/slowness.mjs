import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readFileSync, rmdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * A program made as slow as an old PC by control groups (Linux, root): half of each of two processors in slices of 20 ms,
 * and a disk of 60 MB/s both ways with 100 writes a second, a 5400-rpm one, as where commits were
 * measured. Reads are limited in bytes only. Such a disk pays for moving its head, not for an operation: a file in
 * one piece comes at 60–100 MB/s, while the throttle counts each read-ahead of 128 KB as one, which made 11 MB/s of
 * 90 operations a second. While it runs, the disk reads 128 KB ahead, the usual amount: a server's disk that is set to
 * megabytes would have nearly all of a large program read for the few parts that are needed. Version 1 of control groups throttles the writes that somebody waits for, and reads. What cannot
 * be limited here is said in `lacks`.
 *
 * Memory is not limited but measured: what the program takes is far below the 2 GB that such a PC leaves.
 */
export const oldPc = { processors: 2, shareOfEach: 0.5, bytesPerSecond: 60_000_000, writesPerSecond: 100 }

const home = '/sys/fs/cgroup'
const sliceMicroseconds = 20_000

/**
 * @param {{ folder: string, program: string }} place the folder lies on the disk that is slowed
 * @returns {{ executable: string, lacks: readonly string[], stop: () => void }} runs `program` with its own arguments in the groups
 */
export function slowed({ folder, program }) {
  const made = []
  const lacks = []
  for (const [what, make] of Object.entries({ 处理器: slowProcessor, 磁盘: slowDisk })) {
    try {
      made.push(make(folder))
    } catch (error) {
      lacks.push(`${what}（${error.code ?? error.message}）`)
    }
  }
  const executable = join(folder, 'slowed.sh')
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
function slowProcessor() {
  const quota = oldPc.processors * oldPc.shareOfEach * sliceMicroseconds
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

/** Empty by now; a group that is still in use goes when the machine restarts. */
function removeGroup(group) {
  try {
    rmdirSync(group)
  } catch {
    process.stderr.write(`控制组 ${group} 里还有进程，没有删除\n`)
  }
}

/** Has the system forget what it read of a file or folder, so that it comes from the disk again. */
export function forget(path) {
  execFileSync('find', [path, '-type', 'f', '-exec', 'dd', 'if={}', 'iflag=nocache', 'count=0', 'status=none', ';'])
}
