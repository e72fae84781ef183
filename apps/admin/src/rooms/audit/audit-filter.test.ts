import { expect, test } from 'bun:test';
import { auditVerbs } from '@hexaflate/contract/audit-verbs';
import { enOversight } from '../../i18n/en-oversight.ts';
import { idOversight } from '../../i18n/id-oversight.ts';
import { readAuditFilter } from './audit-filter.ts';

const read = (text: string) => readAuditFilter(new URLSearchParams(text));

test('an address says what is looked for; what makes no sense in it is not asked', () => {
  expect(read('q=+budi+&verb=order.noted&from=2026-11-01&to=soon&colour=red')).toEqual({
    q: 'budi',
    verb: 'order.noted',
    from: '2026-11-01',
  });
  expect(read('')).toEqual({});
  expect(read(`q=${'x'.repeat(200)}`).q).toHaveLength(60);
});

test('every verb that the trail may hold has words in both languages, and no words are left without a verb', () => {
  for (const { audit } of [idOversight, enOversight]) {
    const worded = Object.entries(audit.verb).flatMap(([subject, deeds]) =>
      Object.entries(deeds).map(([deed, words]) => (words ? `${subject}.${deed}` : '')),
    );
    const known: string[] = [...auditVerbs];
    expect(known.toSorted()).toEqual(worded.toSorted());
  }
});
