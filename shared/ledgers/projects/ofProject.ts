import { choice, link, shown, text, year, type Draft } from '../benefits/fields.ts'
import { villageAliases } from '../places.ts'

const projectWords = '项目名称 项目 所属项目 所属项目名称 对应项目 项目编号 关联项目'

/** Year, class and village of the linked project, so that lists of its parts can be filtered and counted by them. */
export const projectTraits: readonly Draft[] = [
  year('projectYear', '项目年度', '', { derived: { kind: 'parent', link: 'project', field: 'year' } }),
  choice('projectType', '项目类型', '项目类别', { codes: 'projectType', derived: { kind: 'parent', link: 'project', field: 'type' } }),
  text('projectOwner', '项目实施单位', '实施单位 项目责任单位', { derived: { kind: 'parent', link: 'project', field: 'owner' } }),
]

/** The village of the linked project. */
export const projectVillage: Draft = link('village', '实施村', villageAliases.join(' '), {
  target: 'village',
  derived: { kind: 'parent', link: 'project', field: 'village' },
  ...shown(100, 20),
})

/** The project of a part that cannot be without one. */
export const ofProject: readonly Draft[] = [
  link('project', '所属项目', wordsBut('所属项目'), { target: 'project', required: true, carry: true, ...shown(220, 48) }),
  projectVillage,
  ...projectTraits,
]

/** The project of money that may not be tied to one yet. */
export const perhapsProject: Draft = link('project', '项目', wordsBut('项目'), { target: 'project', carry: true, ...shown(220, 46) })

function wordsBut(label: string): string {
  return projectWords
    .split(' ')
    .filter((word) => word !== label)
    .join(' ')
}
