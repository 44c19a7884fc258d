import type { PrintDocument } from '../document.ts'
import { frameDocument, type LayoutOptions } from './options.ts'

/** What the sheet is about. `recoveryKey`: groups separated by dashes. */
export type RecoverySheet = Readonly<{ file: string; township: string; recoveryKey: string }>

/** The sheet that an office keeps sealed beside an encrypted file: its recovery key, and in plain words what it is worth. */
export function recoverySheet({ file, township, recoveryKey }: RecoverySheet, options: LayoutOptions): PrintDocument {
  const groups = recoveryKey.split('-')
  const half = Math.ceil(groups.length / 2)
  const rows = [
    ['台账文件', file],
    ['恢复密钥 1–4 组', groups.slice(0, half).join('   ')],
    ['恢复密钥 5–8 组', groups.slice(half).join('   ')],
    ['什么时候用', '忘记文件密码时。打开文件，在问密码的窗口里点“忘记密码，用恢复密钥”，照着输入上面 40 个字符，然后设一个新密码。'],
    [
      '怎样输入',
      '不分大小写，空格和横线不用输。每组最后一个字符是校验：抄错时程序会指出是第几组。没有字母 I、L、O、U，看着像的是数字 1 和 0。',
    ],
    [
      '怎样保管',
      '装进信封封好、盖章，锁在单位的柜子里，与电脑和 U 盘分开放。不要拍照，不要存进电脑，不要发给别人：拿到它的人不用密码就能打开文件。',
    ],
    ['两样都丢了', '密码忘了，这张单子也丢了，就没有任何人能打开这个文件和它的加密备份，包括程序的制作者。里面的台账再也取不回来。'],
    ['作废', '在程序里换了恢复密钥以后，请销毁这张单子（但换之前做的备份仍要用它打开）。'],
  ]
  return frameDocument(
    { fontPt: 12, ...options },
    {
      columns: [
        { id: 'what', header: ['项目'], width: 38, align: 'left' },
        { id: 'text', header: ['内容'], width: 140, align: 'left' },
      ],
      sections: [
        {
          title: '台账文件恢复密钥单',
          subtitle: { left: township, middle: '', right: options.date },
          groups: rows.map((row) => ({ rows: [row] })),
          totals: [],
        },
      ],
      signature: { labels: ['封存人', '保管人', '封存日期'], place: 'end' },
    },
  )
}
