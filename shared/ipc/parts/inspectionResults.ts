/** What one household of a sample came to. Apart from the contract, for the window checks no inputs. */
export const inspectionResults = ['未查', '无问题', '有问题', '未见到人'] as const
export type InspectionOutcome = (typeof inspectionResults)[number]
