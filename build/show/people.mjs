/** Invented persons: area code 439999 does not exist, and neither does any of these people. */

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/**
 * An ID number with a right check sign (GB 11643). Odd sequences are men.
 *
 * @param {string} birth YYYYMMDD
 * @param {number} sequence 0 to 999
 */
export function idNumber(birth, sequence) {
  const first = `439999${birth}${String(sequence).padStart(3, '0')}`
  const sum = weights.reduce((total, weight, index) => total + weight * Number(first[index]), 0)
  return first + '10X98765432'[sum % 11]
}

/** The same number with a wrong check sign, as a slip of the pen would leave it. */
export function slipped(number) {
  return number.slice(0, 17) + (number.endsWith('1') ? '2' : '1')
}

/** Households as a village sends them in: the first of each is the head. */
export const newHouseholds = [
  [
    {
      name: '欧阳建平',
      relation: '户主',
      id: idNumber('19680312', 315),
      education: '初中',
      health: '健康',
      phone: '13900001101',
    },
    {
      name: '梁秀英',
      relation: '配偶',
      id: idNumber('19700825', 328),
      education: '小学',
      health: '长期慢性病',
      phone: '13900001102',
    },
    {
      name: '欧阳晓雯',
      relation: '之女',
      id: idNumber('19960117', 346),
      education: '本科及以上',
      health: '健康',
      phone: '13900001103',
    },
  ],
  [
    {
      name: '覃海峰',
      relation: '户主',
      id: idNumber('19810606', 351),
      education: '高中',
      health: '健康',
      phone: '13900001104',
    },
    {
      name: '韦丽华',
      relation: '配偶',
      id: slipped(idNumber('19830219', 362)),
      education: '初中',
      health: '健康',
      phone: '13900001105',
    },
    { name: '覃子轩', relation: '之子', id: idNumber('20120430', 377), education: '小学', health: '健康', phone: '' },
  ],
  [
    {
      name: '农德才',
      relation: '户主',
      id: idNumber('19550902', 391),
      education: '小学',
      health: '残疾',
      phone: '13900001106',
    },
    {
      name: '黄桂兰',
      relation: '配偶',
      id: idNumber('19580114', 384),
      education: '文盲或半文盲',
      health: '健康',
      phone: '',
    },
  ],
]
