import type { HeldOrder } from '@hexaflate/contract/fraud';
import { useQuery } from '@tanstack/react-query';
import { call } from '../../api/client.ts';
import { keys } from '../../api/keys.ts';
import type { Resumed } from '../sell/confirm/resumed.ts';
import type { Purchase } from '../sell/confirm/sheet-state.ts';

interface ToSend {
  purchase: Purchase | undefined;
  /** Undefined until everything that the sheet needs is there. */
  resumed: Resumed | undefined;
  /** The product is no longer in the catalogue. */
  isGone: boolean;
}

/** What the confirm sheet needs to send a released order: the product as it is now, and the bill where there is one. */
export function useResumed(wanted: HeldOrder['wanted']): ToSend {
  const { category, productCode, destination, inquiryId } = wanted;
  const { data: catalog } = useQuery({
    queryKey: keys.catalog(category),
    queryFn: ({ signal }) => call('GET /catalog/{category}', { params: { category } }, { signal }),
  });
  const { data: inquiry } = useQuery({
    queryKey: keys.inquiry(inquiryId ?? ''),
    queryFn: ({ signal }) =>
      call('GET /inquiries/{id}', { params: { id: inquiryId ?? '' }, query: {} }, { signal }),
    enabled: inquiryId !== undefined,
  });
  const operator = catalog?.operators.find(({ products }) =>
    products.some(({ code }) => code === productCode),
  );
  const product = operator?.products.find(({ code }) => code === productCode);
  const purchase = operator && product ? { category, product, operator, destination } : undefined;
  const isReady = purchase !== undefined && (inquiryId === undefined || inquiry !== undefined);
  return {
    purchase,
    resumed: isReady ? { wanted, inquiry: inquiry ?? null } : undefined,
    isGone: catalog !== undefined && !product,
  };
}
