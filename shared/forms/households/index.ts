import type { FormDefinition } from '../define.ts'
import { application, pledge } from './application.ts'
import { benefitCard } from './benefitCard.ts'
import { policyCard, policyCardSmall } from './cards.ts'
import { check } from './check.ts'
import { collection } from './collection.ts'
import { contactCards, contactPlate } from './contactCards.ts'
import { dossier } from './dossier.ts'
import { file } from './file.ts'
import { handbook } from './handbook.ts'
import { incomeSheet } from './incomeSheet.ts'
import { helperRoster, pairingRoster } from './pairings.ts'
import { measureList, planSheet, visitCard, visitSheet } from './plans.ts'
import { formerRoster, monitoredRoster, signList } from './rosters.ts'

export const householdsForms: readonly FormDefinition[] = [
  monitoredRoster,
  formerRoster,
  signList,
  dossier,
  file,
  collection,
  check,
  handbook,
  policyCard,
  policyCardSmall,
  benefitCard,
  contactCards,
  contactPlate,
  incomeSheet,
  application,
  pledge,
  planSheet,
  visitCard,
  visitSheet,
  measureList,
  pairingRoster,
  helperRoster,
]
