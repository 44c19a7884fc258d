import type { FileChild, IParagraphOptions, IStylesOptions } from 'docx'
import type { ReportBlock, ReportTemplate } from '#shared/reports/define.ts'

/**
 * A shipped report as .docx with its placeholders in it, as a public document is set (GB/T 9704-2012): margins 37, 35, 28,
 * 26 mm, 仿宋 of size three, 22 lines of 28 characters, title 小标宋 of size two, headings 黑体 and 楷体, page number — 1 — outside.
 */
export async function shippedTemplate(template: ReportTemplate): Promise<Uint8Array> {
  // Loaded when the first report is made: the data core must start fast.
  const docx = await import('docx')
  const { AlignmentType, Document, Footer, Packer, PageNumber, Paragraph, TextRun } = docx
  const paragraph = (options: IParagraphOptions): FileChild => new Paragraph(options)
  const number = (alignment: 'left' | 'right') =>
    new Footer({
      children: [
        new Paragraph({
          alignment: alignment === 'left' ? AlignmentType.LEFT : AlignmentType.RIGHT,
          indent: { [alignment]: 280 },
          children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], size: 28, font: fonts('宋体') })],
        }),
      ],
    })
  const document = new Document({
    title: template.name,
    creator: '',
    evenAndOddHeaderAndFooters: true,
    styles,
    sections: [
      {
        properties: {
          page: {
            size: { width: 11906, height: 16838 },
            margin: { top: 2098, bottom: 1984, left: 1588, right: 1474, header: 851, footer: 1304 },
          },
          grid: { type: docx.DocumentGridType.LINES, linePitch: line },
        },
        footers: { default: number('right'), even: number('left') },
        children: template.blocks.flatMap((block, index) =>
          paragraphsOf(block, template.blocks[index + 1]?.kind === 'signature').map(paragraph),
        ),
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}

/** 28.9 points in twips. */
const line = 578

/** Four fifths of a sixteenth: 28 characters of 16 points into 156 mm. */
const tight = -5

function fonts(eastAsia: string) {
  return { ascii: 'Times New Roman', hAnsi: 'Times New Roman', cs: 'Times New Roman', eastAsia }
}

type StyleLook = Readonly<{
  font?: string
  size?: number
  indent?: number
  center?: boolean
  leading?: number
  after?: number
  keep?: boolean
}>

function style(id: string, name: string, { font, size, indent = 0, center = false, leading = line, after = 0, keep = false }: StyleLook) {
  return {
    id,
    name,
    basedOn: 'Normal',
    quickFormat: true,
    run: { ...(font ? { font: fonts(font) } : {}), ...(size ? { size } : {}) },
    paragraph: {
      spacing: { line: leading, lineRule: 'exact' as const, before: 0, after },
      ...(indent > 0 ? { indent: { firstLine: indent } } : {}),
      ...(center ? { alignment: 'center' as const } : {}),
      ...(keep ? { keepNext: true } : {}),
      // 22 lines on every page.
      widowControl: false,
    },
  }
}

/** Two characters of 15.75 points. */
const twoCharacters = 630

const styles: IStylesOptions = {
  default: {
    document: { run: { font: fonts('仿宋_GB2312'), size: 32, characterSpacing: tight, language: { eastAsia: 'zh-CN', value: 'zh-CN' } } },
  },
  paragraphStyles: [
    style('ReportTitle', '汇报标题', { font: '方正小标宋简体', size: 44, center: true, leading: 640, after: line }),
    style('ReportAddressee', '主送', {}),
    style('ReportHead', '一级标题', { font: '黑体', indent: twoCharacters, keep: true }),
    style('ReportSubhead', '二级标题', { font: '楷体_GB2312', indent: twoCharacters, keep: true }),
    style('ReportBody', '汇报正文', { indent: twoCharacters }),
    style('ReportAnnex', '附表', {}),
    style('ReportSignature', '落款', { center: true }),
  ],
}

/** The signature never stands alone on a page. */
function paragraphsOf(block: ReportBlock, beforeSignature: boolean): readonly IParagraphOptions[] {
  if (block.kind !== 'signature') {
    const id = `Report${block.kind.slice(0, 1).toUpperCase()}${block.kind.slice(1)}`
    return [{ style: id, text: block.text, ...(beforeSignature ? { keepNext: true } : {}) }]
  }
  // Unit over date, in the middle of each other, four characters from the right edge.
  const indent = { left: 3780, right: 640 }
  return [
    { style: 'ReportSignature', text: '', keepNext: true },
    { style: 'ReportSignature', text: '{单位}', indent, keepNext: true },
    { style: 'ReportSignature', text: '{落款日期}', indent },
  ]
}
