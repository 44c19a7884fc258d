/** What a column of a foreign list can say of the person. Apart from the rest, since the contract needs it everywhere. */
export const outsideRoles = ['name', 'idCard', 'birth', 'sex', 'village', 'head', 'headIdCard', 'phone'] as const
export type OutsideRole = (typeof outsideRoles)[number]
