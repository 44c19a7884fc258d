import { readFileSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import type { Outcome } from '#shared/ipc/faults.ts'
import { policyFile, type PolicyFile } from '#shared/policy/exchange.ts'

/** Bytes; a file of all items with years of values has some 50 KB. */
const most = 4_000_000

/** Reads a file of policy values. Faults: file.notFound, policy.notPolicy with what is wrong in it. */
export function readPolicyFile(path: string): Outcome<PolicyFile> {
  const file = basename(path)
  const size = statSync(path, { throwIfNoEntry: false })?.size
  if (size === undefined) return { fault: 'file.notFound', file }
  if (size > most) return { fault: 'policy.notPolicy', file, detail: '文件太大' }
  const content = parsedText(path)
  if (content === undefined) return { fault: 'policy.notPolicy', file, detail: '读不出内容，不是 JSON' }
  const checked = policyFile.safeParse(content)
  if (checked.success) return checked.data
  const issue = checked.error.issues[0]
  return { fault: 'policy.notPolicy', file, detail: `${issue?.path.join('.') || '开头'} 处的内容不对` }
}

function parsedText(path: string): unknown {
  try {
    // Editors of Windows write a byte order mark.
    return JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''))
  } catch {
    return undefined
  }
}
