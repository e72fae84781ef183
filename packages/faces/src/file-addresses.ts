/**
 * Where a bundler of browser code finds what is no code; it copies each file beside the scripts. The addresses are
 * written out because that is how it knows them, and as paths because the package keeps its models out of its exports.
 */
export const fileAddresses = {
  blazeface: {
    description: new URL('../../../node_modules/@vladmandic/human/models/blazeface.json', import.meta.url)
      .href,
    weights: new URL('../../../node_modules/@vladmandic/human/models/blazeface.bin', import.meta.url).href,
  },
  facemesh: {
    description: new URL('../../../node_modules/@vladmandic/human/models/facemesh.json', import.meta.url)
      .href,
    weights: new URL('../../../node_modules/@vladmandic/human/models/facemesh.bin', import.meta.url).href,
  },
  wasm: {
    plain: new URL(
      '../../../node_modules/@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm',
      import.meta.url,
    ).href,
    simd: new URL(
      '../../../node_modules/@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm',
      import.meta.url,
    ).href,
  },
};
