// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { ChecksScreen } from '#renderer/checks/index.ts'
import { renderRoom } from '#tests/renderer/bridge/renderRoom.tsx'
import { openFileScript, sampleFile, sampleRow } from '#tests/renderer/bridge/sampleFile.ts'
import { scriptBridge, type BridgeScript } from '#tests/renderer/bridge/scriptedBridge.ts'
import { sampleFinding, sampleSummary } from './sampleFinding.ts'

let files = 0

/** A file of its own (the list remembers how it was left in each) with these findings, as the data core would answer. */
function fileWith(findings: readonly number[]): BridgeScript {
  files += 1
  const databaseId = `checks ${files}`
  return {
    ...openFileScript,
    'file.info': () => ({ ...sampleFile, databaseId }),
    'checks.summary': () => sampleSummary(findings.length),
    'checks.list': ({ offset, limit }) => ({
      total: findings.length,
      findings: findings.slice(offset, offset + limit).map((n) => sampleFinding(n)),
    }),
    'ledger.rows': ({ ids }) => ids.map((id) => sampleRow(id, { name: id, hasResidentMedical: 0 })),
    'ledger.record': ({ id }) => ({ row: sampleRow(id, { headName: id }), title: id, children: [], problems: [] }),
  }
}

const all = (count: number) => Array.from({ length: count }, (_, index) => index)
const changed = {
  channel: 'data' as const,
  name: 'changed' as const,
  payload: { setId: 's', ledgers: ['member'], ids: ['m1'], person: '', label: '' },
}

describe('list of findings', () => {
  it('asks for pages and draws what is in sight, however many there are', async () => {
    const bridge = scriptBridge(fileWith(all(20_000)))
    renderRoom(<ChecksScreen />)
    const grid = await screen.findByRole('grid', { name: '疑点' })
    await screen.findByText('成员3没有参加医保')
    expect(grid.getAttribute('aria-rowcount')).toBe('20001')
    expect(screen.getAllByRole('row').length).toBeLessThan(60)
    grid.focus()
    await userEvent.keyboard('{Control>}{End}{/Control}')
    await screen.findAllByText('成员19999没有参加医保')
    const offsets = bridge.inputsOf('checks.list').map((input) => (input as { offset: number }).offset)
    expect(new Set(offsets)).toEqual(new Set([0, 19_900]))
  })

  it('puts a finding right beside the list and goes on with the next one', async () => {
    const findings = all(4)
    const script = fileWith(findings)
    const bridge = scriptBridge({
      ...script,
      'edit.commit': ({ changes }) => {
        findings.splice(1, 1)
        queueMicrotask(() => bridge.emit(changed))
        return { changeSet: 'c', rows: changes.map((change) => ({ ...sampleRow(change.recordId), ledger: 'member' })), doubts: [] }
      },
    })
    renderRoom(<ChecksScreen />)
    const grid = await screen.findByRole('grid', { name: '疑点' })
    await screen.findAllByText('成员0没有参加医保')
    grid.focus()
    await userEvent.keyboard('{ArrowDown}{Enter}')
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('是否参加城乡居民基本医疗保险')))
    await userEvent.keyboard('是{Enter}')
    await waitFor(() => expect(screen.queryByText('成员1没有参加医保')).toBeNull())
    expect(document.activeElement).toBe(grid)
    expect(document.querySelector('[data-focused]')?.textContent).toContain('成员2')
    expect(bridge.inputsOf('edit.commit')).toEqual([
      {
        id: expect.any(String),
        changes: [{ ledger: 'member', recordId: 'm1', op: 'change', values: { hasResidentMedical: 1 }, seenHead: 'h1' }],
      },
    ])
  })

  it('keeps what was refused, with the reason, and stays with it', async () => {
    const bridge = scriptBridge({ ...fileWith(all(3)), 'edit.commit': () => ({ fault: 'record.changed', label: 'm0' }) })
    renderRoom(<ChecksScreen />)
    const grid = await screen.findByRole('grid', { name: '疑点' })
    await screen.findAllByText('成员0没有参加医保')
    grid.focus()
    await userEvent.keyboard('{Enter}')
    const box = () => screen.getByLabelText<HTMLInputElement>('是否参加城乡居民基本医疗保险')
    await waitFor(() => expect(document.activeElement).toBe(box()))
    await userEvent.keyboard('是{Enter}')
    await screen.findByText('“m0”在此期间已被修改，请看过新值后再改。')
    expect(box().value).toBe('是')
    await userEvent.keyboard('{Escape}')
    await waitFor(() => expect(document.activeElement).toBe(grid))
    expect(box().value).toBe('否')
    expect(bridge.inputsOf('edit.commit')).toHaveLength(1)
  })

  it('explains several with one reason', async () => {
    const bridge = scriptBridge({ ...fileWith(all(3)), 'checks.excuse': () => ({ changeSet: 'c', excused: 2 }) })
    renderRoom(<ChecksScreen />)
    const grid = await screen.findByRole('grid', { name: '疑点' })
    await screen.findAllByText('成员0没有参加医保')
    grid.focus()
    await userEvent.keyboard(' {ArrowDown} ')
    await userEvent.click(screen.getByRole('button', { name: '说明放行 2 条…' }))
    await userEvent.click(screen.getByRole('button', { name: '说明放行' }))
    expect(bridge.inputsOf('checks.excuse')).toEqual([])
    await userEvent.type(screen.getByLabelText(/核实情况/), '已核对凭证')
    await userEvent.click(screen.getByRole('button', { name: '说明放行' }))
    await screen.findByText('已说明 2 条，不再列为待处理')
    expect(bridge.inputsOf('checks.excuse')).toEqual([
      {
        id: expect.any(String),
        reason: '已核对凭证',
        findings: ['m0', 'm1'].map((record) => ({ rule: 'R050', ledger: 'member', record, field: 'hasResidentMedical' })),
      },
    ])
  })

  it('says when nothing was found', async () => {
    scriptBridge(fileWith([]))
    renderRoom(<ChecksScreen />)
    await screen.findByText('没有发现疑点')
    expect(screen.getByText(/2026-03-02 用 121 条规则检查了整个台账/)).toBeTruthy()
  })
})
