/** Pixels in rows from the top left, four bytes each (red, green, blue, alpha), never mirrored. */
export interface Picture {
  data: Uint8Array | Uint8ClampedArray;
  width: number;
  height: number;
}

/** A square part of a picture, in its pixels. */
export interface Square {
  left: number;
  top: number;
  side: number;
}

/** How a head is held, in degrees; 0 is straight into the camera. */
export interface Pose {
  /** Positive: turned to the person's own left. */
  yaw: number;
  /** Positive: chin up. */
  pitch: number;
  /** Positive: leaning to the person's own left shoulder. */
  roll: number;
}

/** One face in a picture. */
export interface Face {
  /** How certainly it is one, 0 to 1. */
  score: number;
  /** Forehead to chin and cheek to cheek, in pixels of the picture. */
  box: { left: number; top: number; width: number; height: number };
  pose: Pose;
  /** How far the eyes are open: height by width, both eyes; about 0.3 when open, a quarter less when shut. */
  eyes: number;
  /** How far the mouth is open: height by width between the lips; 0 when shut. */
  mouth: number;
  /** The mesh: x, y and depth of 468 points, in pixels of the picture; what is nearer to the camera has less depth. */
  points: Float32Array;
}
