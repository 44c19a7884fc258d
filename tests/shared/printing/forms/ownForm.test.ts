import { expect, test } from 'vitest'
import { forms } from '#shared/forms/index.ts'
import { withOwnSettings } from '#shared/printing/forms/ownForm.ts'

const minutes = forms.find(({ id }) => id === 'meetingMinutes')!
const plan = forms.find(({ id }) => id === 'helpPlanSheet')!

test('a title of the office stands whichever of the titles would be printed', () => {
  const own = withOwnSettings(minutes, '我们的纪要', { title: '会议记录', signs: ['主持人'] })
  const titles = own.blocks.flatMap((block) => (block.kind === 'title' ? [block.text] : []))
  expect(titles.length).toBeGreaterThan(1)
  expect(new Set(titles)).toEqual(new Set(['会议记录']))
  for (const block of own.blocks) if (block.kind === 'sign') expect(block.labels).toEqual(['主持人'])
})

test('of signatures that are all printed only the last ones are its own', () => {
  const own = withOwnSettings(plan, '我们的计划', { signs: ['村支部书记'] })
  const signs = own.blocks.flatMap((block) => (block.kind === 'sign' ? [block.labels] : []))
  expect(signs.at(-1)).toEqual(['村支部书记'])
  expect(signs[0]).toContain('户主签字')
})
