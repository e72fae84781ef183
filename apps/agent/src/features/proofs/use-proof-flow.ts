import type { CallInput } from '@hexaflate/contract/client';
import { proofDigest } from '@hexaflate/contract/order-digest';
import type { Proof, ProofMethod } from '@hexaflate/contract/proofs';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import { call, isSessionOver } from '../../api/client.ts';
import { keysHere } from '../approval/keys-here.ts';
import { signHere } from '../approval/sign-here.ts';
import { pauseUntilOnline } from '../sell/attempt/pause.ts';

/** What is to be proved: a purpose, and exactly what is approved. */
export type ProofWish = Omit<CallInput<'askProof'>['body'], 'method' | 'channel'>;

/** Seconds that the server may hold a question about a proof. */
const HOLD_SECONDS = 25;
const PAUSE_MS = 2_000;

export interface ProofFlow {
  /** Undefined until the server has said what is possible here. */
  methods: ProofMethod[] | undefined;
  /** The proof under way; null before a method was chosen. */
  proof: Proof | null;
  /** Why the last step was refused. */
  error: unknown;
  busy: boolean;
  ask: (method: ProofMethod) => void;
  enterCode: (code: string) => void;
  /** Has this device's key sign the proof, after it has recognised its owner. */
  sign: (proof: Proof) => void;
  clearError: () => void;
  /** Back to the choice of methods. */
  chooseAgain: () => void;
}

/** Everything between "this needs a proof" and a proof that can be used; told once, with its id. */
export function useProofFlow(wish: ProofWish, onGiven: (proofId: string) => void): ProofFlow {
  const [proof, setProof] = useState<Proof | null>(null);
  const possible = useQuery({
    queryKey: ['proof-methods', wish.purpose],
    queryFn: ({ signal }) => call('GET /proof-methods', { query: { purpose: wish.purpose } }, { signal }),
    staleTime: 0,
    gcTime: 0,
  });
  const ask = useMutation({
    mutationFn: (method: ProofMethod) => call('POST /proofs', { body: { ...wish, method } }),
    onSuccess: setProof,
  });
  const enter = useMutation({
    mutationFn: (code: string) =>
      call('POST /proofs/{id}/code', { params: { id: proof?.id ?? '' }, body: { code } }),
    onSuccess: setProof,
  });
  const sign = useMutation({
    mutationFn: async (wanted: Proof) => {
      const keys = keysHere();
      const approval = keys && (await signHere(keys, await proofDigest(wanted)));
      if (!approval) return wanted;
      return call('POST /proofs/{id}/passkey', { params: { id: wanted.id }, body: { approval } });
    },
    onSuccess: setProof,
  });
  const given = useEffectEvent(onGiven);
  const id = proof?.id;
  const isGiven = proof?.status === 'given';
  useEffect(() => {
    if (id !== undefined && isGiven) given(id);
  }, [id, isGiven]);
  useAnswer(proof, setProof);

  return {
    // A passkey is asked for where this very device has one.
    methods: possible.data?.methods.filter((method) => method !== 'passkey' || keysHere() !== null),
    proof,
    error: sign.error ?? enter.error ?? ask.error ?? possible.error,
    busy: ask.isPending || enter.isPending || sign.isPending,
    ask: (method) => {
      enter.reset();
      ask.mutate(method);
    },
    enterCode: (code) => enter.mutate(code),
    sign: (wanted) => !sign.isPending && sign.mutate(wanted),
    clearError: enter.reset,
    chooseAgain: () => {
      ask.reset();
      enter.reset();
      sign.reset();
      setProof(null);
    },
  };
}

/** Waits for the older device's answer, by questions that the server holds until there is one. */
function useAnswer(proof: Proof | null, onAnswer: (proof: Proof) => void) {
  const told = useEffectEvent(onAnswer);
  const waiting = proof?.method === 'device' && proof.status === 'asked';
  const id = proof?.id;
  const version = proof?.version ?? 0;
  useEffect(() => {
    if (!waiting || id === undefined) return;
    const gone = new AbortController();
    const { signal } = gone;
    const listen = async () => {
      while (!signal.aborted) {
        try {
          const now = await call(
            'GET /proofs/{id}',
            { params: { id }, query: { wait: HOLD_SECONDS, version } },
            { signal, timeoutMs: (HOLD_SECONDS + 10) * 1_000 },
          );
          if (now.version > version || now.status !== 'asked') return told(now);
        } catch (error) {
          if (signal.aborted || isSessionOver(error)) return;
          await pauseUntilOnline(PAUSE_MS, signal).catch(() => {});
        }
      }
    };
    void listen();
    return () => gone.abort();
  }, [waiting, id, version]);
}
