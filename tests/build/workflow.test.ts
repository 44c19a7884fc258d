import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { describe, expect, test } from 'vitest'

/** What runs on Windows machines can only be read here: that it is well-formed, and names nothing that does not exist. */

type Step = Readonly<{ uses?: string; run?: string; with?: Readonly<Record<string, unknown>> }>
type Job = Readonly<{ 'runs-on': string; 'timeout-minutes': number; needs?: string; steps: readonly Step[]; strategy?: Strategy }>
type Strategy = Readonly<{ matrix: { include: readonly Readonly<{ channel: string; archs: string }>[] } }>
type Workflow = Readonly<{ on: Readonly<Record<string, unknown>>; permissions: unknown; jobs: Readonly<Record<string, Job>> }>

// The parser that electron-builder reads its own configuration with.
const parse = (path: string): unknown => {
  const inside = createRequire(createRequire(import.meta.url).resolve('app-builder-lib'))
  return (inside('js-yaml') as { load: (text: string) => unknown }).load(readFileSync(path, 'utf8'))
}
const workflow = parse('.github/workflows/windows.yml') as Workflow
const steps = Object.values(workflow.jobs).flatMap((job) => job.steps)
const scripts = (JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> }).scripts

describe('the workflow for Windows', () => {
  test('runs on Windows, within bounds, and may only read', () => {
    expect(workflow.permissions).toEqual({ contents: 'read' })
    for (const job of Object.values(workflow.jobs)) {
      expect(job['runs-on']).toMatch(/^windows-\d{4}$/)
      expect(job['timeout-minutes']).toBeLessThanOrEqual(60)
      if (job.needs !== undefined) expect(Object.keys(workflow.jobs)).toContain(job.needs)
    }
  })

  test('packs, installs and tests each architecture that is configured', () => {
    const [packages] = Object.values(workflow.jobs) as [Job]
    const wanted = packages.strategy!.matrix.include.map(({ channel, archs }) => [channel, archs.split(' ')])
    const configured = (path: string) => (parse(path) as { win: { target: readonly { arch: readonly string[] }[] } }).win.target[0]!.arch
    expect(wanted).toEqual([
      ['win10', configured('electron-builder.yml')],
      ['win7', configured('build/installer/win7.yml')],
    ])
    const commands = packages.steps.flatMap(({ run }) => run ?? [])
    expect(commands.filter((line) => line.includes('trial.mjs'))).toHaveLength(2)
  })

  test('names only commands that exist', () => {
    const commands = steps.flatMap(({ run }) => run?.trim().split('\n') ?? [])
    expect(commands.length).toBeGreaterThan(3)
    for (const line of commands) {
      const [program, first, second] = line.split(' ')
      const isKnown = line === 'npm ci' || (program === 'npm' && first === 'run' && Object.hasOwn(scripts, second ?? ''))
      expect(isKnown || (program === 'node' && existsSync(first ?? '')), line).toBe(true)
    }
  })

  test('uses only the usual actions, by major version, and uploads what dist makes', () => {
    for (const { uses } of steps)
      if (uses !== undefined) expect(uses).toMatch(/^actions\/(checkout|setup-node|upload-artifact|download-artifact)@v\d$/)
    const uploads = steps.filter(({ uses }) => uses?.includes('upload-artifact')).map(({ with: given }) => given?.['path'])
    expect(new Set(uploads)).toEqual(new Set(['dist/release', 'test-results']))
  })
})

describe('the configuration of electron-builder', () => {
  const common = parse('build/installer/common.yml') as Record<string, unknown>
  const lines = ['electron-builder.yml', 'build/installer/win7.yml'].map((path) => parse(path) as Record<string, unknown>)

  test('names files that exist', () => {
    const texts = [common, ...lines].flatMap((one) => strings(one)).filter((text) => /^(build\/installer|icons)\/[\w./-]+$/.test(text))
    expect(texts.length).toBeGreaterThan(8)
    for (const text of texts) expect(existsSync(text.startsWith('icons/') ? `build/installer/${text}` : text), text).toBe(true)
  })

  test('installs for the user, without rights, keeping data; the runtime refuses to be another program', () => {
    expect(common['nsis']).toMatchObject({
      oneClick: false,
      perMachine: false,
      allowElevation: false,
      allowToChangeInstallationDirectory: true,
      deleteAppDataOnUninstall: false,
      language: '2052',
      shortcutName: '乡镇帮扶台账',
    })
    for (const line of lines) {
      expect(line['electronFuses']).toMatchObject({ runAsNode: false, enableNodeCliInspectArguments: false, onlyLoadAppFromAsar: true })
    }
  })
})

function strings(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(strings) : []
}
