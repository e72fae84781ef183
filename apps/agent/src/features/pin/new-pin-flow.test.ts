import { expect, test } from 'bun:test';
import { beginFlow, type NewPinEvent, type NewPinFlow, newPinReducer } from './new-pin-flow.ts';

const known = { length: 6, phones: ['081200000001'] };
const after = (flow: NewPinFlow, ...events: NewPinEvent[]) =>
  events.reduce((now, event) => newPinReducer(now, event, known), flow);
const typed = (pin: string): NewPinEvent => ({ type: 'typed', pin });

test('a change asks for the present PIN, the new one and the new one again, and then sends', () => {
  const flow = after(beginFlow('change'), typed('258036'), typed('907153'), typed('907153'));
  expect(flow).toMatchObject({ step: 'sending', old: '258036', chosen: '907153', problem: null });
});

test('a reset begins with a proof', () => {
  expect(after(beginFlow('reset'), typed('258036')).step).toBe('proof');
  const flow = after(beginFlow('reset'), { type: 'proved', proofId: 'p' }, typed('907153'), typed('907153'));
  expect(flow).toMatchObject({ step: 'sending', old: '', proofId: 'p' });
});

test('a new PIN that others would guess is refused before it is asked for again', () => {
  for (const [pin, why] of [
    ['123456', 'run'],
    ['258036', 'present'],
    ['081200', 'phone'],
  ] as const)
    expect(after(beginFlow('change'), typed('258036'), typed(pin))).toMatchObject({
      step: 'new',
      problem: { kind: 'weak', why },
    });
});

test('two that differ begin again at the new one', () => {
  const flow = after(beginFlow('change'), typed('258036'), typed('907153'), typed('907154'));
  expect(flow).toMatchObject({ step: 'new', chosen: '', problem: { kind: 'different' } });
});

test('a wrong present PIN is asked for again, and the new one with it', () => {
  const sending = after(beginFlow('change'), typed('258036'), typed('907153'), typed('907153'));
  const wrong = { kind: 'wrong', left: 4 } as const;
  expect(after(sending, { type: 'refused', problem: wrong, back: 'old' })).toEqual({
    step: 'old',
    old: '',
    chosen: '',
    proofId: null,
    problem: wrong,
    toReset: false,
  });
});

test('when it is over no PIN is left in memory', () => {
  const sending = after(beginFlow('change'), typed('258036'), typed('907153'), typed('907153'));
  for (const event of [{ type: 'done' }, { type: 'stopped', message: 'x' }] as const)
    expect(JSON.stringify(after(sending, event))).not.toMatch(/\d{6}/);
});

test('back goes one step, and never out of what is being sent', () => {
  const repeat = after(beginFlow('change'), typed('258036'), typed('907153'));
  expect(after(repeat, { type: 'backTapped' })).toMatchObject({ step: 'new', old: '258036', chosen: '' });
  expect(after(repeat, { type: 'backTapped' }, { type: 'backTapped' })).toMatchObject({
    step: 'old',
    old: '',
  });
  const sending = after(repeat, typed('907153'));
  expect(after(sending, { type: 'backTapped' })).toBe(sending);
  expect(after(sending, typed('111111'))).toBe(sending);
});
