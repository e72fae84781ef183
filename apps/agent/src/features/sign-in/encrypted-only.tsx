import { isReadableOnTheWay } from '@hexaflate/contract/plain-http';
import { Outlet } from 'react-router';
import { apiOrigin } from '../../api/client.ts';
import { canHoldKey } from '../../device/device-key.ts';
import { useBrand } from '../../theme/brand.ts';
import { usePageHeading } from '../../ui/page.tsx';
import { useWords } from '../../words/words.ts';
import { Entrance } from './entrance.tsx';
import { signInWords } from './words.ts';

/** Lets the screens under it show, or says why nobody can sign in at an address where what one types can be read. */
export function EncryptedOnly() {
  const { plainHttpSignIn } = useBrand();
  // Where others can read what it sends, a browser makes no key, whatever the operator allows.
  const allowed = (plainHttpSignIn || !isReadableOnTheWay(apiOrigin)) && canHoldKey();
  return allowed ? <Outlet /> : <PlainHttpNotice />;
}

function PlainHttpNotice() {
  const say = useWords(signInWords);
  const heading = usePageHeading(say('title'));
  return (
    <Entrance title={say('plainTitle')} lead={say('plainLead')} heading={heading}>
      <p style={{ margin: 0 }}>{say('plainAgent')}</p>
    </Entrance>
  );
}
