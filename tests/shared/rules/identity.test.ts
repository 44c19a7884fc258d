import { describe, expect, test } from 'vitest'
import { bornAged, family, hitsOf, numberOf, quiet } from './dossier.ts'

const number = numberOf('19800115')
const head = { name: '张三', relation: '户主', sex: '男', birthDate: bornAged(46), idCard: number, status: '在册' }
const wife = { name: '李四', relation: '配偶', sex: '女', birthDate: bornAged(44), status: '在册' }
const son = { name: '张小', relation: '之子', sex: '男', birthDate: bornAged(18), status: '在册' }
const village = { village: { v1: { name: '白沙村' }, v2: { name: '青石村' } } }

describe('one person, one number', () => {
  const other = { root: 'household2', values: { name: '张三', headName: '张三', village: 'v2', status: '在册' } }
  const shared = { sharing: { 'member.idCard': [other] }, linked: village }

  test('R008 names the other one, R010 says that he stands in two villages', () => {
    expect(hitsOf('R008', family([head]), shared)).toMatchObject([{ ledger: 'member', record: 'member1', field: 'idCard' }])
    expect(hitsOf('R008', family([head]), shared)[0]!.message).toContain('青石村 张三户 张三')
    expect(hitsOf('R010', family([head], { village: 'v1' }), shared)[0]!.message).toContain('白沙村、青石村')
    expect(hitsOf('R009', family([head]), shared)).toEqual([])
  })

  test('R009 wants one name for one number', () => {
    const named = { ...shared, sharing: { 'member.idCard': [{ ...other, values: { ...other.values, name: '王五' } }] } }
    expect(hitsOf('R009', family([head]), named)).toMatchObject([{ field: 'name' }])
    expect(hitsOf('R010', family([head]), named)).toEqual([])
  })

  test('R009 doubts two numbers of one name and birthday', () => {
    const twin = { root: 'household2', values: { ...head, idCard: numberOf('19800115', 3) } }
    expect(hitsOf('R009', family([head]), { sharing: { 'member.name+birthDate': [twin] }, linked: village })).toMatchObject([
      { severity: '疑点' },
    ])
    const same = { root: 'household2', values: head }
    expect(hitsOf('R009', family([head]), { sharing: { 'member.name+birthDate': [same] }, linked: village })).toEqual([])
  })

  test('those who left the rolls share nothing', () => {
    const gone = { sharing: { 'member.idCard': [{ ...other, values: { ...other.values, status: '转出' } }] }, linked: village }
    for (const rule of ['R008', 'R009', 'R010']) expect(hitsOf(rule, family([head]), gone)).toEqual([])
  })
})

describe('the 残疾人证', () => {
  const holder = { ...head, health: '残疾', disabilityCode: `${number}43`, disabilityKind: '肢体', disabilityLevel: '三级' }

  test('R012 reads person, kind and level from its number', () => {
    expect(quiet('R012', [family([holder]), family([head])])).toEqual([])
    expect(hitsOf('R012', family([{ ...holder, disabilityCode: `${numberOf('19800115', 5)}43` }]))).toMatchObject([
      { field: 'disabilityCode' },
    ])
    expect(hitsOf('R012', family([{ ...holder, disabilityKind: '视力' }]))).toMatchObject([{ mend: { disabilityKind: '肢体' } }])
    expect(hitsOf('R012', family([{ ...holder, disabilityLevel: '一级' }]))).toMatchObject([{ mend: { disabilityLevel: '三级' } }])
  })

  test('R013 wants health and card to agree', () => {
    expect(quiet('R013', [family([holder]), family([{ ...head, health: '健康' }])])).toEqual([])
    expect(hitsOf('R013', family([{ ...head, health: '长期慢性病,残疾' }]))).toMatchObject([{ field: 'disabilityCode' }])
    expect(hitsOf('R013', family([{ ...holder, health: '健康' }]))).toMatchObject([{ field: 'health' }])
    const listed = { disability: [{ member: 'member1', code: `${number}43` }] }
    expect(hitsOf('R013', family([{ ...head, health: '残疾' }], {}, listed))).toEqual([])
  })
})

describe('the family', () => {
  test('R014 wants exactly one head among those on the rolls', () => {
    expect(quiet('R014', [family([head, wife, son]), family([]), family([wife], { status: '销户' })])).toEqual([])
    expect(hitsOf('R014', family([wife]))).toMatchObject([{ ledger: 'household', message: expect.stringContaining('没有户主') }])
    expect(hitsOf('R014', family([head, { ...wife, relation: '户主' }]))[0]!.message).toContain('张三、李四')
    expect(hitsOf('R014', family([{ ...head, status: '自然减少' }, wife]))).toHaveLength(1)
  })

  test('R015 finds the former head who still stands as head', () => {
    const former = { ...head, name: '张老', status: '自然减少' }
    expect(hitsOf('R015', family([former, head], { headName: '张老' }))).toMatchObject([{ record: 'member1', field: 'relation' }])
    expect(quiet('R015', [family([head, wife], { headName: '张三', headIdCard: number })])).toEqual([])
  })

  test('R016 compares the count with the members on the rolls', () => {
    expect(hitsOf('R016', family([head, { ...wife, status: null }], { memberCount: 1 }))[0]!.message).toContain('李四')
    expect(quiet('R016', [family([head, wife], { memberCount: 2 })])).toEqual([])
  })

  test('R017 wants one spouse of the other sex', () => {
    expect(quiet('R017', [family([head, wife, son])])).toEqual([])
    expect(hitsOf('R017', family([head, { ...wife, sex: '男' }]))).toHaveLength(1)
    expect(hitsOf('R017', family([head, wife, { ...wife, name: '王五' }]))).toHaveLength(2)
  })

  test.each([
    ['之子', '女'],
    ['之婆婆', '男'],
    ['之祖母', '男'],
    ['之女婿', '女'],
    ['之兄弟媳妇', '男'],
  ])('R018 %s is no %s', (relation, sex) => {
    expect(hitsOf('R018', family([head, { ...son, relation, sex }]))).toMatchObject([{ record: 'member2', field: 'relation' }])
    expect(hitsOf('R018', family([head, { ...son, relation, sex: sex === '男' ? '女' : '男' }]))).toEqual([])
  })

  test('R018 leaves relations of either sex alone', () => {
    expect(quiet('R018', [family([{ ...son, relation: '之兄弟姐妹', sex: '女' }]), family([{ ...son, relation: '其他' }])])).toEqual([])
  })

  test('R019 wants a relation', () => {
    expect(hitsOf('R019', family([{ ...son, relation: null }]))).toHaveLength(1)
    expect(quiet('R019', [family([head]), family([{ ...son, relation: '', status: '转出' }])])).toEqual([])
  })

  test('R020 compares ages with the head', () => {
    expect(quiet('R020', [family([head, wife, son, { ...wife, relation: '之母', birthDate: bornAged(70) }])])).toEqual([])
    const odd = [
      ['之子', 40],
      ['之父', 50],
      ['之孙子', 30],
      ['之祖母', 60],
      ['配偶', 80],
    ] as const
    for (const [relation, age] of odd) {
      expect(hitsOf('R020', family([head, { ...son, relation, birthDate: bornAged(age) }])), relation).toHaveLength(1)
    }
    expect(quiet('R020', [family([head, { ...son, birthDate: null }])])).toEqual([])
    const wide = { policy: [{ item: 'spouseAgeGap', from: '', value: 40 }] }
    expect(hitsOf('R020', family([head, { ...wife, birthDate: bornAged(80) }]), wide)).toEqual([])
  })
})

describe('phones, accounts, names', () => {
  const theirs = { root: 'household2', values: { name: '王五', headName: '王五', village: 'v2', phone: '13900000001' } }

  test('R022 finds the number of another household', () => {
    const around = { sharing: { 'member.phone': [theirs] }, linked: village }
    expect(hitsOf('R022', family([{ ...head, phone: '13900000001' }]), around)).toMatchObject([{ ledger: 'member', field: 'phone' }])
    const own = { sharing: { 'member.phone': [{ ...theirs, root: 'household1' }] }, linked: village }
    expect(hitsOf('R022', family([{ ...head, phone: '13900000001' }]), own)).toEqual([])
    const household = { sharing: { 'household.phone': [theirs] }, linked: village }
    expect(hitsOf('R022', family([head], { phone: '13900000001' }), household)).toMatchObject([{ ledger: 'household' }])
  })

  test('R022 finds one number in two counties', () => {
    const away = { phone: '13900000002', migrantPlace: '示例省示例市甲县' }
    expect(
      hitsOf(
        'R022',
        family([
          { ...head, ...away },
          { ...wife, ...away, migrantPlace: '示例省示例市乙县' },
        ]),
      ),
    ).toHaveLength(1)
    expect(
      hitsOf(
        'R022',
        family([
          { ...head, ...away },
          { ...wife, ...away },
        ]),
      ),
    ).toEqual([])
  })

  test('R023 wants the account of a member, and of one household', () => {
    expect(hitsOf('R023', family([head], { accountName: '赵六' }))).toMatchObject([{ field: 'accountName' }])
    expect(quiet('R023', [family([head], { accountName: '张三' }), family([head])])).toEqual([])
    const around = { sharing: { 'household.bankCard': [theirs] }, linked: village }
    expect(hitsOf('R023', family([head], { bankCard: '8199990000000001' }), around)).toMatchObject([{ field: 'bankCard' }])
  })

  test('R024 lets nobody draw after death', () => {
    const dead = { ...head, id: 'm', status: '自然减少', statusDate: '2025-06-10', statusReason: '死亡' }
    const paid = (paidOn: string) => family([dead], {}, { farmSubsidy: [{ idCard: number, paidOn }] })
    expect(hitsOf('R024', paid('2025-08-01'))).toMatchObject([{ ledger: 'farmSubsidy', field: 'paidOn' }])
    expect(quiet('R024', [paid('2025-06-01'), paid('2025-06'), paid('2025')])).toEqual([])
    const living = family([head], {}, { farmSubsidy: [{ idCard: number, paidOn: '2025-08-01' }] })
    expect(hitsOf('R024', living)).toEqual([])
  })

  test.each(['张 三', '张三2', '张三（已迁）'])('R025 doubts %s', (name) => {
    expect(hitsOf('R025', family([{ ...head, name }]))).toHaveLength(1)
  })

  test('R025 takes names with a dot and rare characters', () => {
    expect(quiet('R025', [family([{ ...head, name: '阿依古丽·买买提' }]), family([{ ...head, name: '𠮷某' }])])).toEqual([])
  })
})
