/** The cam as it is milled: its points around the shaft, the nose on top. */
export function Outline({ points }) {
  const most = Math.max(...points.map((p) => p.radius));
  const base = Math.min(...points.map((p) => p.radius));
  const scale = 100 / most;
  const path = points
    .map(({ angle, radius }, i) => {
      const turned = ((angle + 90) * Math.PI) / 180;
      const x = radius * scale * Math.cos(turned);
      const y = radius * scale * Math.sin(turned);
      return `${i === 0 ? 'M' : 'L'}${x.toFixed(2)} ${y.toFixed(2)}`;
    })
    .join('');
  return (
    <svg viewBox="-115 -115 230 230" role="img" aria-label="Outline of the cam">
      <circle r={base * scale} className="base" />
      <path d={`${path}Z`} className="cam" data-points={points.length} />
      <circle r="9" className="shaft" />
    </svg>
  );
}
