import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { forms } from '#shared/forms/index.ts'
import type { Input } from '#shared/ipc/contract.ts'
import { makeTestCore, type TestCore } from '#tests/harness/dataCore.ts'

/** Forms over real records: what stands on paper, for whom, in how many queries. */

let core: TestCore

beforeAll(async () => {
  core = makeTestCore()
  await core.ok('file.sample', { token: core.token(core.at('表.tzdb')), households: 260, persons: 800, villages: 4, seed: 5 })
})
afterAll(() => core.dispose())

type Wish = Input<'print.form'>

async function htmlOf(wish: Wish): Promise<string> {
  const job = await core.ok('print.form', wish)
  let html = ''
  for (let index = 0; index < job.segments; index += 1) html += (await core.ok('print.segment', { job: job.job, index })).html
  await core.ok('print.done', { job: job.job })
  return html
}

/** What a person has to say where nothing is proposed. */
const answersOf = (id: string) =>
  Object.fromEntries(
    (forms.find((form) => form.id === id)!.asks ?? [])
      .filter((ask) => ask.initial === undefined && ask.required)
      .map((ask) => [ask.id, ask.type === 'date' ? '2026-03-01' : ask.type === 'choice' ? ask.options![0]! : '2026']),
  )

async function heads(count: number): Promise<readonly { id: string; name: string; idCard: string }[]> {
  const { ids } = await core.ok('ledger.query', { ledger: 'household' })
  const { rows } = await core
    .ok('ledger.record', { ledger: 'household', id: ids[0]! })
    .then(async () => core.ok('ledger.rows', { ledger: 'household', ids: ids.slice(0, count) }).then((rows) => ({ rows })))
  return rows.map((row) => ({ id: row.id, name: String(row.values['headName']), idCard: String(row.values['headIdCard']) }))
}

describe('print.form', () => {
  it('fills in the record, its members and numbers in full for its holder', async () => {
    const [one] = await heads(1)
    const html = await htmlOf({ form: 'householdDossier', selection: { ids: [one!.id] }, edition: 'holder', mask: false })
    expect(html).toContain(one!.name)
    expect(html).toMatch(/>\d{17}[\dX]</)
    expect(html.slice(html.indexOf('<body>'))).not.toMatch(/[{}]/)
  })

  it('hides the middle of numbers where that is asked', async () => {
    const [one] = await heads(1)
    const html = await htmlOf({ form: 'householdDossier', selection: { ids: [one!.id] }, edition: 'internal', mask: true })
    expect(html).not.toMatch(/>\d{17}[\dX]</)
    expect(html).toContain('内部资料 注意保管')
  })

  it('makes the same bytes of the same input', async () => {
    const selection = { ids: (await heads(3)).map(({ id }) => id) }
    const wish: Wish = { form: 'householdDossier', selection, edition: 'internal', mask: true }
    expect(await htmlOf(wish)).toBe(await htmlOf(wish))
  })

  it('reads as often for three records as for sixty', async () => {
    const { engine } = core.core.context.file()
    const values = engine.values.bind(engine)
    let queries = 0
    Object.assign(engine, { values: (...args: Parameters<typeof values>) => ((queries += 1), values(...args)) })
    const all = (await heads(60)).map(({ id }) => id)
    const count = async (ids: readonly string[]) => {
      queries = 0
      await core.ok('print.done', {
        job: (await core.ok('print.form', { form: 'householdDossier', selection: { ids: [...ids] }, edition: 'internal', mask: true })).job,
      })
      return queries
    }
    const few = await count(all.slice(0, 3))
    const many = await count(all)
    Object.assign(engine, { values })
    expect(few).toBeGreaterThan(3)
    // A link that none of the three has is not followed.
    expect(many).toBeLessThanOrEqual(few + 6)
  })

  it('makes a part for each village and names no number in a file name', async () => {
    const job = await core.ok('print.form', {
      form: 'householdSignList',
      selection: {},
      edition: 'internal',
      mask: true,
      answers: { topic: '领取' },
      split: 'village',
    })
    expect(job.parts).toHaveLength(4)
    expect(job.parts!.at(-1)!.to).toBe(job.segments)
    for (const [index, part] of job.parts!.entries()) {
      expect(part.from).toBe(index === 0 ? 0 : job.parts![index - 1]!.to)
      expect(part.name).not.toMatch(/\d{11}/)
    }
  })

  it('says what must be answered, which edition there is not, and that nothing was chosen', async () => {
    const wish: Wish = { form: 'householdSignList', selection: {}, edition: 'internal', mask: true }
    expect(await core.refused('print.form', { ...wish, answers: { topic: '' } })).toMatchObject({
      fault: 'input.invalid',
      detail: expect.stringContaining('签字事项'),
    })
    expect(await core.refused('print.form', { ...wish, edition: 'public', answers: { topic: '领取' } })).toMatchObject({
      fault: 'input.invalid',
    })
    expect(
      await core.refused('print.form', { ...wish, selection: { filter: 'headName = "无此人"' }, answers: { topic: '领取' } }),
    ).toMatchObject({ fault: 'input.invalid' })
    expect(await core.refused('print.form', { ...wish, form: 'nothing' })).toMatchObject({ fault: 'print.layout' })
  })

  it('prints an own copy with its title and columns, and hides no less than the shipped form', async () => {
    const settings = JSON.stringify({ title: '本镇签字册', tables: { 0: [{ id: 'x', widthMm: 30 }] } })
    const own = core.newId()
    await core.ok('edit.commit', {
      id: core.newId(),
      changes: [{ ledger: 'ownForm', recordId: own, op: 'add', values: { form: 'householdSignList', name: '签字册', settings } }],
    })
    const { forms: listed } = await core.ok('print.forms', {})
    expect(listed.find((form) => form.own === own)).toMatchObject({ label: '签字册', form: 'householdSignList' })
    const html = await htmlOf({
      form: 'householdSignList',
      own,
      selection: {},
      edition: 'internal',
      mask: true,
      answers: { topic: '领取' },
    })
    expect(html).toContain('本镇签字册')
  })
})

describe('the public edition', () => {
  it('leaves out columns of which it shows nothing, and keeps the others', async () => {
    const ids = (await heads(3)).map(({ id }) => id)
    const headsOf = async (edition: 'public' | 'internal') => {
      const html = await htmlOf({ form: 'monitoredRoster', selection: { ids }, edition, mask: true })
      return [...html.matchAll(/<th[^>]*>([^<]*)</g)].map(([, text]) => text!.replace(/\s/g, ''))
    }
    const [wall, office] = [await headsOf('public'), await headsOf('internal')]
    expect(office).toContain('证件号码')
    expect(wall).not.toContain('证件号码')
    expect(wall).toContain('姓名')
    expect(new Set(office.filter((text) => !wall.includes(text))).size).toBeLessThan(8)
  })
})

describe('labels', () => {
  const grid = { columns: 2, rows: 5, widthMm: 90, heightMm: 50, gapMm: 3 }

  it('go on with a sheet that is partly used, on the sheets that the office has', async () => {
    const ids = (await core.ok('ledger.query', { ledger: 'household' })).ids.slice(0, 12)
    const wish: Wish = { form: 'householdLabel', selection: { ids }, edition: 'internal', mask: true }
    const pagesOf = async (first: number) => (await core.ok('print.form', { ...wish, labels: { ...grid, first } })).pages
    expect([await pagesOf(1), await pagesOf(9), await pagesOf(10)]).toEqual([2, 2, 3])
    const html = await htmlOf({ ...wish, labels: { ...grid, first: 10 } })
    const [first, second] = [...html.matchAll(/class="card[^"]*" style="left:([\d.]+)mm;top:([\d.]+)mm/g)].map(([, x, y]) => [
      Number(x),
      Number(y),
    ])
    expect(first).toEqual([13.5 + 93, 17.5 + 4 * 53].map((mm) => expect.closeTo(mm, 0)))
    expect(second).toEqual([13.5, 17.5].map((mm) => expect.closeTo(mm, 0)))
  })

  it('that do not fit the paper are refused in words', async () => {
    const said = async (labels: typeof grid & { first: number }) =>
      core.core.call('print.form', { form: 'householdLabel', selection: {}, edition: 'internal', mask: true, labels })
    expect(await said({ ...grid, columns: 3, first: 1 })).toMatchObject({ detail: '一排标签共宽 276 毫米，纸只有 210 毫米宽' })
    expect(await said({ ...grid, rows: 6, first: 1 })).toMatchObject({ detail: expect.stringContaining('共高 315 毫米') })
    expect(await said({ ...grid, first: 11 })).toMatchObject({ detail: expect.stringContaining('不能从第 11 个打起') })
  })
})

describe('every shipped form', () => {
  it.each(forms.map((form) => [form.id, form] as const))(
    '%s can be laid out with records, and blank where it is filled in by hand, in every edition',
    async (id, form) => {
      for (const edition of form.editions) {
        const wish: Wish = { form: id, edition, mask: true, answers: answersOf(id) }
        if (form.blank) {
          const html = await htmlOf(wish)
          expect(html.slice(html.indexOf('<body>'))).not.toMatch(/[{}]/)
        } else {
          const refused = await core.core.call('print.form', wish)
          expect(refused).toMatchObject({ fault: 'input.invalid', detail: expect.stringContaining('没有空白表') as string })
        }
        const selection = form.each === 'record' ? { ids: (await core.ok('ledger.query', { ledger: form.ledger })).ids.slice(0, 3) } : {}
        const answer = await core.core.call('print.form', { ...wish, selection })
        expect(answer).toSatisfy((said: { fault?: string; pages?: number }) => said.fault === 'input.invalid' || said.pages! > 0)
      }
    },
  )
})
