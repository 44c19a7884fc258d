import { idOf } from '#tests/shared/importing/people.ts'
import type { Random } from './random.ts'

/** Invented households to fill sheets with. */

export type Person = Readonly<{ name: string; relation: string; idCard: string; sex: string; birth: string; phone: string; order: number }>
export type House = Readonly<{ code: string; village: string; group: string; address: string; phone: string; people: readonly Person[] }>

export const villages: readonly string[] = ['白沙村', '青石村', '和顺村', '新桥社区', '大塘村']
const surnames = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华']
const given = [...'建国秀英志强桂兰小明丽华永福春梅海涛玉珍文杰金凤德明']
const families: readonly (readonly string[])[] = [
  ['户主'],
  ['户主', '配偶'],
  ['户主', '配偶', '之子'],
  ['户主', '配偶', '之子', '之女'],
  ['户主', '妻子', '长子', '长女', '父亲'],
  ['户主', '配偶', '之子', '之儿媳', '之孙子'],
  ['户主', '母亲'],
  ['户主', '之女', '之女婿', '之外孙女'],
]

export function township(random: Random, count: number): readonly House[] {
  const own = random.some(villages, random.whole(1, 3))
  return Array.from({ length: count }, (_, n) => {
    const village = own[Math.floor((n * own.length) / count)] ?? '白沙村'
    const surname = random.pick(surnames)
    const people = random
      .pick(families)
      .map((relation, place): Person => person(random, { relation, place, surname, order: n * 8 + place }))
    return {
      code: `4399990${String(random.whole(100, 999))}${String(1000 + n)}`,
      village,
      group: `${random.whole(1, 9)}组`,
      address: `${village}${random.whole(1, 9)}组${random.whole(1, 200)}号`,
      phone: phoneOf(random),
      people,
    }
  })
}

const women = new Set(['配偶', '妻子', '之女', '长女', '母亲', '之儿媳', '之外孙女'])

type Draft = Readonly<{ relation: string; place: number; surname: string; order: number }>

function person(random: Random, { relation, place, surname, order: count }: Draft): Person {
  const generation = /父|母/.test(relation) ? 60 : /孙/.test(relation) ? 2012 - 1900 : /子|女|媳|婿/.test(relation) && place > 0 ? 95 : 70
  const year = 1900 + generation - random.whole(0, 12)
  const birth = `${year}${String(random.whole(1, 12)).padStart(2, '0')}${String(random.whole(1, 28)).padStart(2, '0')}`
  const sex = women.has(relation) ? '女' : '男'
  const order = (count % 450) * 2 + (sex === '男' ? 1 : 2)
  const name =
    (/配偶|妻|母|媳|婿/.test(relation) ? random.pick(surnames) : surname) +
    random.pick(given) +
    (random.chance(0.7) ? random.pick(given) : '')
  return { name, relation, idCard: idOf(order, birth), sex, birth, phone: phoneOf(random), order: place }
}

const phoneOf = (random: Random): string => `139${String(random.whole(0, 99_999_999)).padStart(8, '0')}`
