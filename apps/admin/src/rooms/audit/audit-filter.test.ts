import { expect, test } from 'bun:test';
import { idOversight } from '../../i18n/id-oversight.ts';
import { auditVerbs, readAuditFilter } from './audit-filter.ts';

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

test('every verb that can be chosen has words, and no words are left without a verb', () => {
  const worded = Object.entries(idOversight.audit.verb).flatMap(([subject, deeds]) =>
    Object.keys(deeds).map((deed) => `${subject}.${deed}`),
  );
  const chosen: string[] = [...auditVerbs];
  expect(chosen.toSorted()).toEqual(worded.toSorted());
});
