const WIDTH = 380;
const HEIGHT = 200;

/** How far the cam lifts a valve, over its own turn. */
export function Lift({ points }) {
  const base = Math.min(...points.map((p) => p.radius));
  const most = Math.max(...points.map((p) => p.radius)) - base;
  const top = Math.max(1, Math.ceil(most / 2) * 2);
  const x = (angle) => (angle / 360) * WIDTH;
  const y = (lift) => HEIGHT - (lift / top) * HEIGHT;
  const line = points.map((p) => `${x(p.angle).toFixed(1)},${y(p.radius - base).toFixed(1)}`).join(' ');
  return (
    <svg viewBox={`-40 -15 ${WIDTH + 60} ${HEIGHT + 55}`} role="img" aria-label="Lift over the angle">
      {[0, 90, 180, 270, 360].map((angle) => (
        <g key={angle}>
          <line x1={x(angle)} x2={x(angle)} y1="0" y2={HEIGHT} className="grid" />
          <text x={x(angle)} y={HEIGHT + 16} textAnchor="middle">
            {angle}°
          </text>
        </g>
      ))}
      {[0, top / 2, top].map((lift) => (
        <g key={lift}>
          <line x1="0" x2={WIDTH} y1={y(lift)} y2={y(lift)} className="grid" />
          <text x="-6" y={y(lift) + 4} textAnchor="end">
            {lift}
          </text>
        </g>
      ))}
      <text x={WIDTH / 2} y={HEIGHT + 34} textAnchor="middle">
        angle of the cam
      </text>
      <text x="-30" y={HEIGHT / 2} textAnchor="middle" transform={`rotate(-90 -30 ${HEIGHT / 2})`}>
        lift, mm
      </text>
      <polyline points={line} className="lift" />
    </svg>
  );
}
