/** The first frame, the same as in index.html, while it is not known yet whether someone is signed in. */
export function Splash() {
  return (
    <div className="splash" role="presentation">
      <svg viewBox="0 0 48 48" width="56" height="56" aria-hidden="true">
        <path
          d="M24 4 41.3 14v20L24 44 6.7 34V14Z"
          fill="none"
          stroke="currentColor"
          strokeWidth="3.5"
          strokeLinejoin="round"
        />
      </svg>
    </div>
  );
}
