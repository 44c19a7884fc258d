import { expect, test } from 'vitest'
import { upright } from '#shared/printing/forms/upright.ts'

const columnsOf = (written: string): readonly string[] => {
  const lines = written.split('\n').map((line) => [...line])
  return lines[0]!
    .flatMap((_, at) =>
      at % 2 === 0
        ? [
            lines
              .map((line) => line[at])
              .join('')
              .trimEnd(),
          ]
        : [],
    )
    .reverse()
}

test('a short title stands in one column, its brackets lie on their side', () => {
  expect(upright('扶贫（帮扶）资产', 18, 7)).toBe('扶\n贫\n︵\n帮\n扶\n︶\n资\n产')
})

test('a title that is longer than its cell goes on in a column to the left, parted between words', () => {
  const title = '西桥村和美乡村示范点环境整治项目（二期）'
  const columns = columnsOf(upright(title, 16, 7))
  expect(columns).toHaveLength(2)
  expect(columns.join('')).toBe(title.replace('（', '︵').replace('）', '︶'))
  for (const column of columns) expect([...column].length).toBeLessThanOrEqual(16)
  expect(columns[0]).not.toMatch(/项$/)
})

test('a narrow cell grows instead', () => {
  expect(columnsOf(upright('家庭成员情况', 3, 1.6))).toEqual(['家庭成员情况'])
})
