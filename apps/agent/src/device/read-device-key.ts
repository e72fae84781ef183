/**
 * The key that this browser has made for itself, which can sign and cannot be read; undefined when there is none. It
 * stands in index.html as text, so it may use nothing from outside itself.
 */
export function readDeviceKey(): Promise<CryptoKeyPair | undefined> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('hexaflate-device');
    opening.onupgradeneeded = () => opening.result.createObjectStore('keys');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const database = opening.result;
      const asking = database.transaction('keys').objectStore('keys').get('device');
      asking.onerror = () => reject(asking.error);
      asking.onsuccess = () => {
        database.close();
        resolve(asking.result);
      };
    };
  });
}
