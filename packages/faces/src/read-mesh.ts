import type { Face, Pose, Square } from './face.ts';

/** Side of the picture that the mesh is drawn over, in pixels. */
export const MESH_SIDE = 192;

/** Points of the mesh by what they are. Left and right are the person's own. */
const POINT = {
  forehead: 10,
  chin: 152,
  rightCheek: 234,
  leftCheek: 454,
  upperLip: 13,
  lowerLip: 14,
  rightMouthCorner: 78,
  leftMouthCorner: 308,
};
/** Of each eye: outer and inner corner, then pairs of upper and lower lid. */
const EYES = [
  {
    corners: [33, 133],
    lids: [
      [160, 144],
      [159, 145],
      [158, 153],
    ],
  },
  {
    corners: [263, 362],
    lids: [
      [387, 373],
      [386, 374],
      [385, 380],
    ],
  },
] as const;

/** Reads the mesh (x, y, depth of 468 points, over `square` of the picture). `score` is how surely there is a face. */
export function readMesh(mesh: ArrayLike<number>, square: Square, score: number): Face {
  const scale = square.side / MESH_SIDE;
  const origin = [square.left, square.top, 0];
  const places = Float32Array.from(mesh, (value, index) => (origin[index % 3] ?? 0) + value * scale);
  const at = (point: number) => {
    const [x = 0, y = 0, z = 0] = places.subarray(point * 3, point * 3 + 3);
    return { x, y, z };
  };
  const distance = (a: number, b: number) => {
    const [one, other] = [at(a), at(b)];
    return Math.hypot(one.x - other.x, one.y - other.y, one.z - other.z);
  };
  const openness = EYES.map(({ corners: [outer, inner], lids }) => {
    const heights = lids.map(([upper, lower]) => distance(upper, lower));
    return heights.reduce((sum, height) => sum + height, 0) / lids.length / distance(outer, inner);
  });
  const points = [POINT.forehead, POINT.chin, POINT.rightCheek, POINT.leftCheek].map(at);
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  return {
    score,
    box: { left, top, width: Math.max(...xs) - left, height: Math.max(...ys) - top },
    pose: poseOf(at(POINT.forehead), at(POINT.chin), at(POINT.rightCheek), at(POINT.leftCheek)),
    eyes: openness.reduce((sum, one) => sum + one, 0) / openness.length,
    mouth: distance(POINT.upperLip, POINT.lowerLip) / distance(POINT.rightMouthCorner, POINT.leftMouthCorner),
    points: places,
  };
}

interface Place {
  x: number;
  y: number;
  z: number;
}

/** Depth grows away from the camera, so what turns towards it has less. */
function poseOf(forehead: Place, chin: Place, right: Place, left: Place): Pose {
  const degrees = (radians: number) => (radians * 180) / Math.PI;
  return {
    yaw: degrees(Math.atan2(left.z - right.z, left.x - right.x)),
    pitch: degrees(Math.atan2(forehead.z - chin.z, chin.y - forehead.y)),
    roll: degrees(Math.atan2(left.y - right.y, left.x - right.x)),
  };
}
