/**
 * How many bytes one frame of a picture takes: the planes of each pixel format, one after the other in one buffer.
 * Names are those of V4L2 and DRM without their prefix; where the two differ in byte order only, both are listed.
 *
 * Odd sizes: a plane that is subsampled, and a line that is packed in groups of pixels, is rounded up to whole
 * samples and groups, as v4l2_fill_pixfmt() (drivers/media/v4l2-core/v4l2-common.c) and drm_format_info_plane_width()
 * (include/drm/drm_fourcc.h) do.
 */

/** A line of a plane is made of groups: `groupBytes` for each `groupPixels` pixels of the plane. */
type Plane = {
  /** Pixels of the picture for one pixel of this plane, across and down. */
  readonly across: number;
  readonly down: number;
  readonly groupPixels: number;
  readonly groupBytes: number;
  /** Stride of this plane, where one is given, as a share of the first plane's: `[2, 1]` is twice. */
  readonly strideShare: readonly [number, number];
};

export type PixelFormat = {
  readonly name: string;
  readonly planes: readonly Plane[];
  readonly meaning: string;
  /** The page of the kernel's documentation that has the rule. */
  readonly source: string;
};

const plane = (part: Partial<Plane>): Plane => ({
  across: 1,
  down: 1,
  groupPixels: 1,
  groupBytes: 1,
  strideShare: [1, 1],
  ...part,
});

const PLANAR = 'V4L2, Planar YUV formats (pixfmt-yuv-planar)';
const PACKED_YUV = 'V4L2, Packed YUV formats (pixfmt-packed-yuv)';
const RGB = 'V4L2, RGB formats (pixfmt-rgb); DRM, Format Handling (drm_fourcc.h)';
const LUMA = 'V4L2, Luma-Only Formats (pixfmt-yuv-luma)';

type Layout = Pick<PixelFormat, 'planes' | 'meaning' | 'source'>;

/**
 * Semi-planar: a plane of luma, then one of Cb and Cr in pairs. The chroma stride is the luma stride where chroma is
 * halved across, and twice that where it is not; V4L2, Planar YUV formats, "Semi-Planar YUV Formats".
 */
const semiPlanar = (across: 1 | 2, down: 1 | 2, sampleBytes: number, meaning: string): Layout => ({
  planes: [
    plane({ groupBytes: sampleBytes }),
    plane({ across, down, groupBytes: 2 * sampleBytes, strideShare: [2, across] }),
  ],
  meaning,
  source: PLANAR,
});

/** Three planes; the chroma stride is the luma stride by the subsampling; same page, "Fully Planar YUV Formats". */
const planar = (across: 1 | 2, down: 1 | 2, meaning: string): Layout => {
  const chroma = plane({ across, down, strideShare: [1, across] });
  return { planes: [plane({}), chroma, chroma], meaning, source: PLANAR };
};

/** One plane whose lines are groups of pixels that share bytes. */
const packed = (groupPixels: number, groupBytes: number, meaning: string, source: string): Layout => ({
  planes: [plane({ groupPixels, groupBytes })],
  meaning,
  source,
});

const YUV420 = '8-bit YUV, chroma halved both ways';
const YUV422 = '8-bit YUV, chroma halved across';
/** Two pixels share Cb and Cr and take four bytes; V4L2, Packed YUV formats, "4:2:2 Subsampling". */
const packed422 = packed(2, 4, `${YUV422}, packed`, PACKED_YUV);
const rgb32 = packed(1, 4, '8-bit RGB in 4 bytes a pixel', RGB);

const LAYOUTS: Readonly<Record<string, Layout>> = {
  NV12: semiPlanar(2, 2, 1, YUV420),
  NV21: semiPlanar(2, 2, 1, YUV420),
  NV16: semiPlanar(2, 1, 1, YUV422),
  NV61: semiPlanar(2, 1, 1, YUV422),
  NV24: semiPlanar(1, 1, 1, '8-bit YUV, full chroma'),
  /** As NV12 with each sample in the upper 10 bits of two bytes; same page, "P010". */
  P010: semiPlanar(2, 2, 2, '10-bit YUV in 2 bytes a sample, chroma halved both ways'),
  YUV420: planar(2, 2, YUV420),
  YVU420: planar(2, 2, YUV420),
  YUV422P: planar(2, 1, YUV422),
  YUYV: packed422,
  YVYU: packed422,
  UYVY: packed422,
  VYUY: packed422,
  GREY: packed(1, 1, '8-bit luma', LUMA),
  RGB565: packed(1, 2, 'RGB in 2 bytes a pixel', RGB),
  RGB888: packed(1, 3, '8-bit RGB in 3 bytes a pixel', RGB),
  BGR888: packed(1, 3, '8-bit RGB in 3 bytes a pixel', RGB),
  XRGB8888: rgb32,
  ARGB8888: rgb32,
  XBGR8888: rgb32,
  ABGR8888: rgb32,
  RAW8: packed(1, 1, '8-bit Bayer', 'V4L2, V4L2_PIX_FMT_SRGGB8 (pixfmt-srggb8)'),
  /** Four samples in five bytes, as on the MIPI CSI-2 bus. */
  RAW10: packed(4, 5, '10-bit Bayer, MIPI-packed', 'V4L2, V4L2_PIX_FMT_SRGGB10P (pixfmt-srggb10p)'),
  /** Two samples in three bytes, as on the MIPI CSI-2 bus. */
  RAW12: packed(2, 3, '12-bit Bayer, MIPI-packed', 'V4L2, V4L2_PIX_FMT_SRGGB12P (pixfmt-srggb12p)'),
};

export const PIXEL_FORMATS: readonly PixelFormat[] = Object.entries(LAYOUTS).map(([name, layout]) => ({
  name,
  ...layout,
}));

const BY_NAME: ReadonlyMap<string, PixelFormat> = new Map(PIXEL_FORMATS.map((format) => [format.name, format]));

/** By name, in upper or lower case; undefined for one that is not known. */
export const pixelFormat = (name: string): PixelFormat | undefined => BY_NAME.get(name.toUpperCase());

/** Bytes of one line of the first plane without padding: the smallest stride that is possible. */
export const tightStride = (format: PixelFormat, width: number): number => lineBytes(format.planes[0] as Plane, width);

/**
 * Bytes of one frame: stride × lines of each plane, no padding between planes. `stride` is in bytes and that of the
 * first plane, at least tightStride(); the other planes follow it.
 */
export function frameBytes(format: PixelFormat, width: number, height: number, stride: number | undefined): bigint {
  return format.planes.reduce((sum, p) => {
    const lines = Math.ceil(height / p.down);
    return sum + BigInt(planeStride(p, width, stride)) * BigInt(lines);
  }, 0n);
}

function planeStride(p: Plane, width: number, stride: number | undefined): number {
  const tight = lineBytes(p, width);
  if (stride === undefined) return tight;
  const [times, by] = p.strideShare;
  return Math.max(tight, Math.ceil((stride * times) / by));
}

function lineBytes(p: Plane, width: number): number {
  return Math.ceil(Math.ceil(width / p.across) / p.groupPixels) * p.groupBytes;
}
