import { describe, expect, test } from 'vitest'
import { gates } from '#data/core/gates.ts'
import { contract } from '#shared/ipc/contract.ts'

describe('who may call what', () => {
  test('every method of the contract has its least role, in one place', () => {
    expect(Object.keys(contract).filter((method) => !(method in gates))).toEqual([])
  })

  test('a window that is locked only opens, closes and says that it is locked', () => {
    const open = Object.keys(gates).filter((method) => gates[method] === 'always')
    expect(open.sort()).toEqual([
      'file.close',
      'file.info',
      'ledger.registry',
      'operators.lock',
      'operators.logout',
      'operators.unlock',
      'operators.who',
    ])
  })
})
