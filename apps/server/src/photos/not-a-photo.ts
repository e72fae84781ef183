/** Bytes that claim to be a photo and are not, or not whole. */
export class NotAPhotoError extends Error {
  override name = 'NotAPhotoError';
}
