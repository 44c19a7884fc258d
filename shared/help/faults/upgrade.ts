import type { Advices } from './define.ts'

/** A newer program that came by stick. */
export const upgradeAdvice = {
  'upgrade.gone': ['查看新版本时，安装包所在的 U 盘或文件夹不见了。', '插回 U 盘，再点一次“检查新版本”。'],
  'upgrade.truncated': ['安装包比发布清单里写的短。', '把安装包和 release.json 从原来的地方重新复制一次，等“安全弹出”以后再拔 U 盘。'],
  'upgrade.altered': ['安装包的内容与发布清单的校验码对不上，不能用。', '重新复制；还不行，请向发放的单位重新取得，并换一个 U 盘。'],
  'upgrade.noRoom': ['安装包先复制到本机核对，本机磁盘满了。', '清理磁盘，留出 500 MB 以上，再试一次。'],
  'upgrade.notWritten': ['放安装包或新程序的文件夹不能写入。', '绿色版请移到可以写入的文件夹；关闭正在扫描它的杀毒软件窗口后再试。'],
  'upgrade.cancelled': ['您取消了升级，什么都没有改。', '需要时再点“检查新版本”。'],
  'upgrade.unknown': ['新版本是上次检查时找到的，现在已经放下了。', '再点一次“检查新版本”。'],
} as const satisfies Advices
