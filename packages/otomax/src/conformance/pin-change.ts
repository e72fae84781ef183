import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import type { Gateway, PinChangeRequest } from '../gateway.ts';
import { order, PIN } from './fixtures.ts';
import type { OpenSubject, Subject } from './subject.ts';

const NEW_PIN = '907153';

/** How an agent's PIN is changed: by Otomax alone, asked once, with nothing of a PIN left behind by us. */
export function pinChangeConformance(open: OpenSubject): void {
  describe('changing a PIN', () => {
    let subject: Subject;
    beforeAll(async () => {
      subject = await open();
    });
    afterAll(() => subject.close());

    const change = (more: Partial<PinChangeRequest> = {}): PinChangeRequest => {
      const { orderId, attemptId } = order();
      return { id: orderId, attemptId, agentCode: 'CA3', kind: 'change', ...more };
    };
    const inbox = (code: number | null) =>
      subject.db
        .selectFrom('inbox')
        .selectAll()
        .where('kode', '=', code ?? -1)
        .executeTakeFirstOrThrow();
    const requests = async () => {
      const { count } = await subject.db
        .selectFrom('inbox')
        .select((select) => select.fn.countAll<number>().as('count'))
        .where('is_jawaban', '=', 0)
        .executeTakeFirstOrThrow();
      return Number(count);
    };
    const answer = (code: number | null, status: number) =>
      subject.db
        .updateTable('inbox')
        .set({ status })
        .where('kode', '=', code ?? -1)
        .execute();
    const setPin = (pin: string) =>
      subject.db.updateTable('reseller').set({ pin }).where('kode', '=', 'CA3').execute();

    test('the message carries the present PIN and the new one in the order of the format', async () => {
      const sent = await subject.gateway.changePin(change(), NEW_PIN);
      expect(sent).toMatchObject({ state: 'sent', reason: null });
      expect(await inbox(sent.inboxCode)).toMatchObject({
        pesan: `GP.${PIN}.${NEW_PIN}`,
        kode_reseller: 'CA3',
        status: 0,
        is_jawaban: 0,
      });
    });

    test('the submission row holds neither PIN, and no hash of one', async () => {
      const request = change();
      await subject.gateway.changePin(request, NEW_PIN);
      const row = await subject.db
        .selectFrom('hexaflate_submission')
        .selectAll()
        .where('order_id', '=', request.id)
        .executeTakeFirstOrThrow();
      const text = Object.values(row).map(String).join('\n');
      for (const secret of [PIN, NEW_PIN]) expect(text).not.toContain(secret);
      expect(row.content_hash).toBe('changePin:change');
    });

    test('the same change again, under its id or its attempt, is sent once', async () => {
      const request = change();
      const first = await subject.gateway.changePin(request, NEW_PIN);
      const before = await requests();
      const other = await subject.another();
      const again = await Promise.all(
        Array.from({ length: 10 }, (_, index) =>
          (index % 2 ? other : subject.gateway).changePin(
            index % 3 ? request : { ...request, id: order().orderId },
            NEW_PIN,
          ),
        ),
      );
      for (const answered of again) expect(answered).toEqual(first);
      expect(await requests()).toBe(before);
    });

    test('what was closed as never sent is never sent, and what was sent cannot be closed', async () => {
      const closed = change();
      const barred = await subject.gateway.closePinChange(closed, 'tooOld');
      expect(barred).toMatchObject({ state: 'neverSent', reason: 'tooOld', inboxCode: null });
      const before = await requests();
      expect(await subject.gateway.changePin(closed, NEW_PIN)).toEqual(barred);
      expect(await requests()).toBe(before);
      const request = change();
      const sent = await subject.gateway.changePin(request, NEW_PIN);
      expect(await subject.gateway.closePinChange(request, 'tooOld')).toEqual(sent);
    });

    test('the PIN that stands already, and an agent without one, are not sent', async () => {
      const before = await requests();
      expect((await subject.gateway.changePin(change(), PIN)).reason).toBe('samePin');
      for (const agentCode of ['CNOPIN', 'CMUTE', 'NOBODY'])
        expect((await subject.gateway.changePin(change({ agentCode }), NEW_PIN)).reason).toBe('unknownAgent');
      expect(await requests()).toBe(before);
    });

    test('the outcome is what Otomax answered, and whether the new PIN really stands', async () => {
      const request = change();
      const { inboxCode } = await subject.gateway.changePin(request, NEW_PIN);
      const outcome = () => subject.gateway.pinChangeOutcome(request.id);
      expect(await outcome()).toMatchObject({ state: 'waiting' });
      await answer(inboxCode, 21);
      expect(await outcome()).toMatchObject({ state: 'answered', stands: false });
      await setPin(NEW_PIN);
      expect(await outcome()).toMatchObject({ state: 'answered', stands: true });
      await setPin(PIN);
      await answer(inboxCode, 48);
      expect(await outcome()).toMatchObject({ state: 'refused', stands: null });
    });

    test('a message that Otomax has masked leaves open whether the PIN stands', async () => {
      const request = change();
      const { inboxCode } = await subject.gateway.changePin(request, NEW_PIN);
      await subject.db
        .updateTable('inbox')
        .set({ status: 21, pesan: 'GP.******.******' })
        .where('kode', '=', inboxCode ?? -1)
        .execute();
      expect(await subject.gateway.pinChangeOutcome(request.id)).toMatchObject({
        state: 'answered',
        stands: null,
      });
    });

    test('nothing is known of the outcome of a change that is not there, nor of an order', async () => {
      expect(await subject.gateway.pinChangeOutcome('nothing')).toBeUndefined();
      const request = order();
      await subject.gateway.submit(request);
      expect(await subject.gateway.pinChangeOutcome(request.orderId)).toBeUndefined();
    });

    test('a journal of orders is not rebuilt from changes of PINs', async () => {
      const request = change();
      await subject.gateway.changePin(request, NEW_PIN);
      const sold = order();
      await subject.gateway.submit(sold);
      const { items } = await subject.gateway.submissionsSince(new Date(0), { limit: 500 });
      const ids = items.map(({ orderId }) => orderId);
      expect(ids).toContain(sold.orderId);
      expect(ids).not.toContain(request.id);
    });

    test('without a format that was agreed to nothing is sent, and the feature says why', async () => {
      const strict: Gateway = await subject.another({ strict: true });
      strict.agreeOnFormats([]);
      const before = await requests();
      expect((await strict.changePin(change(), NEW_PIN)).reason).toBe('noFormat');
      await strict.detect();
      const missing = async () => (await strict.capabilities()).missing.map(({ feature }) => feature);
      expect(await missing()).toContain('changePin');
      const found = 'GP[spr][pinlama][spr][pinbaru]';
      const agreed = { purpose: 'changePin', name: 'UbahPin', found, template: found } as const;
      strict.agreeOnFormats([agreed]);
      await strict.detect();
      expect(await missing()).not.toContain('changePin');
      expect((await strict.changePin(change(), NEW_PIN)).state).toBe('sent');
      expect(await requests()).toBe(before + 1);
    });

    test('an installation that names the new PIN first is spoken to in its own order', async () => {
      const strict = await subject.another({ strict: true });
      const found = 'GP[spr][pinlama][spr][pinbaru]';
      await subject.db
        .updateTable('parameter')
        .set({ nilai: 'GTP[spr][pinbaru][spr][pinlama]' })
        .where('nama', '=', 'UbahPin')
        .execute();
      strict.agreeOnFormats([{ purpose: 'changePin', name: 'UbahPin', found, template: found }]);
      expect((await strict.changePin(change(), NEW_PIN)).reason).toBe('noFormat');
      const template = 'GTP[spr][pinbaru][spr][pinlama]';
      strict.agreeOnFormats([{ purpose: 'changePin', name: 'UbahPin', found: template, template }]);
      const { inboxCode } = await strict.changePin(change(), NEW_PIN);
      expect((await inbox(inboxCode)).pesan).toBe(`GTP.${NEW_PIN}.${PIN}`);
    });

    test('the digits of an agent are his numbers and the birth date in his identity number', async () => {
      await subject.db
        .updateTable('reseller')
        .set({ nomor_ktp: '3204114708900001' })
        .where('kode', '=', 'CA3')
        .execute();
      expect(await subject.gateway.personalDigits('CA3')).toEqual({
        phones: ['085700990031'],
        birthDate: '1990-08-07',
      });
      expect(await subject.gateway.personalDigits('NOBODY')).toEqual({ phones: [], birthDate: null });
    });
  });
}
