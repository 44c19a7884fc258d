import { describe, expect, it } from 'vitest'
import { bytesText, timeText } from '#renderer/ui/words.ts'

describe('words', () => {
  it('gives times in the zone of the PC', () => {
    expect(timeText('2026-03-02T06:05:00Z')).toBe('2026-03-02 14:05')
    expect(timeText(null)).toBe('—')
    expect(timeText('昨天')).toBe('昨天')
  })

  it('gives sizes in steps that people know', () => {
    expect([bytesText(900), bytesText(2_048), bytesText(16_000_000)]).toEqual(['900 字节', '2 KB', '15.3 MB'])
  })
})
