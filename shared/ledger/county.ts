import type { FieldDefinition, LedgerDefinition } from './define.ts'
import { findField, type Registry } from './registry.ts'

/** What a county file has besides: villages of many townships, among them several of the same name. */

const township: FieldDefinition = {
  id: 'township',
  label: '所属乡镇',
  type: 'text',
  section: 'basics',
  search: 'name',
  inGrid: true,
  inPrint: true,
  width: 110,
  printWidth: 26,
  derived: { kind: 'origin' },
}

const place: FieldDefinition = {
  id: 'place',
  label: '乡镇和村',
  type: 'text',
  section: 'basics',
  search: 'name',
  derived: { kind: 'origin', before: 'name' },
}

/**
 * The registry of a county file: a village carries its township and is called by both (白沙镇新民村), which is how lists, filters,
 * prints and figures name it; every ledger that knows its village knows the township.
 */
export function asCounty(registry: Registry): Registry {
  return {
    ...registry,
    ledgers: registry.ledgers.map((ledger) => (ledger.id === 'village' ? countyVillage(ledger) : withTownship(ledger))),
  }
}

function countyVillage(ledger: LedgerDefinition): LedgerDefinition {
  return {
    ...ledger,
    title: place.id,
    fields: [township, place, ...ledger.fields],
    naturalKeys: [['code'], [place.id]],
    sort: [township.id, 'code', 'name'],
  }
}

function withTownship(ledger: LedgerDefinition): LedgerDefinition {
  const village = findField(ledger, 'village')
  if (ledger.system || village?.target !== 'village' || findField(ledger, township.id)) return ledger
  const field: FieldDefinition = {
    ...township,
    section: village.section,
    search: undefined,
    inGrid: village.inGrid ?? false,
    inPrint: false,
    derived: { kind: 'parent', link: village.id, field: township.id },
  }
  const at = ledger.fields.indexOf(village)
  return { ...ledger, fields: [...ledger.fields.slice(0, at), field, ...ledger.fields.slice(at)] }
}
