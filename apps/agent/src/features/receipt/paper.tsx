import type { Receipt } from '@hexaflate/receipt/receipt';
import { styled } from '@mui/material/styles';

/** The receipt as paper on the screen: white in every theme, as it will print. */
export function Paper({ receipt, label }: { receipt: Receipt; label: string }) {
  const { logo, mark, code, total } = receipt;
  return (
    <Sheet aria-label={label} lang={receipt.locale} data-wide={receipt.paper === '80'}>
      {logo?.url && <img className="logo" src={logo.url} alt="" />}
      {logo && !logo.url && (
        <svg className="logo" viewBox="-30 -30 60 60" aria-hidden="true">
          <polygon points="0,-28 24,-14 24,14 0,28 -24,14 -24,-14" />
          <text y="9" textAnchor="middle">
            {logo.letter}
          </text>
        </svg>
      )}
      <h2>{receipt.storeName}</h2>
      {receipt.address && <p className="centre">{receipt.address}</p>}
      <hr />
      {mark && <p className="mark">{mark.text}</p>}
      <Rows rows={receipt.rows} />
      {code && (
        <div className="code" data-large={code.large}>
          <span>{code.label}</span>
          <strong>
            {code.lines.map((line) => (
              <span key={line}>{line}</span>
            ))}
          </strong>
        </div>
      )}
      {receipt.charges.length > 0 && <Rows rows={receipt.charges} />}
      {total && (
        <div className="total">
          <Rows rows={[total]} />
        </div>
      )}
      <hr />
      <p className="centre strong">{receipt.number}</p>
      {receipt.footer && <p className="centre">{receipt.footer}</p>}
    </Sheet>
  );
}

function Rows({ rows }: { rows: Receipt['rows'] }) {
  return (
    <dl>
      {rows.map((row) => (
        <div key={row.label}>
          <dt>{row.label}</dt>
          <dd>{row.value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Zigzag of a torn paper edge, 12 px wide. */
const TORN =
  'conic-gradient(from -45deg at bottom, #0000, #000 1deg 89deg, #0000 90deg) bottom / 12px 6px repeat-x, linear-gradient(#000 0 0) top / 100% calc(100% - 6px) no-repeat';

const Sheet = styled('section')({
  width: '100%',
  maxWidth: 340,
  margin: '0 auto',
  padding: '22px 20px 28px',
  background: '#ffffff',
  color: '#10201e',
  mask: TORN,
  fontSize: '0.8125rem',
  lineHeight: 1.5,
  fontVariantNumeric: 'tabular-nums',
  '&[data-wide="true"]': { maxWidth: 400 },
  '& .logo': {
    display: 'block',
    height: 48,
    maxWidth: 140,
    margin: '0 auto 8px',
    fontSize: 26,
    fontWeight: 750,
  },
  '& .logo polygon': { fill: 'none', stroke: 'currentColor', strokeWidth: 3.5 },
  '& h2': {
    margin: 0,
    fontSize: '1.0625rem',
    fontWeight: 750,
    textAlign: 'center',
    textTransform: 'uppercase',
  },
  '& p': { margin: '2px 0 0' },
  '& .centre': { textAlign: 'center', whiteSpace: 'pre-line', color: '#45544f', overflowWrap: 'anywhere' },
  '& .strong': { fontWeight: 700, color: 'inherit' },
  '& hr': { border: 0, borderTop: '1.5px dashed #b9c5c2', margin: '14px 0' },
  '& .mark': {
    margin: '0 0 12px',
    padding: '8px 10px',
    border: '2px solid #b42318',
    borderRadius: 10,
    color: '#b42318',
    fontWeight: 750,
    textAlign: 'center',
  },
  '& dl': { margin: 0 },
  '& dl > div': { display: 'flex', justifyContent: 'space-between', gap: 14, padding: '4px 0' },
  '& dt': { color: '#45544f', flex: 'none', maxWidth: '50%' },
  '& dd': { margin: 0, fontWeight: 650, textAlign: 'end', overflowWrap: 'anywhere' },
  '& .code': {
    display: 'grid',
    gap: 2,
    margin: '12px 0',
    padding: '10px 12px 12px',
    borderRadius: 12,
    background: '#f1f5f4',
    textAlign: 'center',
    overflowWrap: 'anywhere',
  },
  '& .code > span': { fontSize: '0.75rem', color: '#45544f' },
  '& .code strong span': { display: 'block', fontSize: '0.9375rem', fontWeight: 750 },
  '& .code[data-large="true"] strong span': { fontSize: '1.3125rem', lineHeight: 1.35 },
  '& .total': { marginTop: 4, fontSize: '1.0625rem' },
  '& .total dt, & .total dd': { color: 'inherit', fontWeight: 750 },
});
