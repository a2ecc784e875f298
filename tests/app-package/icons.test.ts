import { Resvg } from '@resvg/resvg-js';
import { drawIcon, type Icon, icons } from '../../appPackage/icons.ts';
import { fileOf } from './files.ts';

/** The pixels of a PNG file, each as red, green, blue and opacity. */
async function pixelsOf(icon: Icon): Promise<{ width: number; height: number; pixels: number[][] }> {
  const png = await fileOf(`${icon}.png`);
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  const image = `<image width="${width}" height="${height}" href="data:image/png;base64,${png.toString('base64')}"/>`;
  const { pixels } = new Resvg(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${image}</svg>`).render();
  return { width, height, pixels: Array.from({ length: width * height }, (_, at) => [...pixels.subarray(at * 4, at * 4 + 4)]) };
}

describe('the icons', () => {
  it.each(Object.keys(icons) as Icon[])('%s.png is drawn from its SVG as it is now', async (icon) => {
    expect(Buffer.from(await drawIcon(icon)).equals(await fileOf(`${icon}.png`))).toBe(true);
  });

  it('are in colour 192 by 192 and cover all of it', async () => {
    const { width, height, pixels } = await pixelsOf('color');

    expect([width, height]).toEqual([192, 192]);
    expect(pixels.filter(([, , , opacity]) => opacity !== 255)).toEqual([]);
  });

  it('are in outline 32 by 32, white and nothing else, with nothing behind', async () => {
    const { width, height, pixels } = await pixelsOf('outline');
    const seen = pixels.filter(([, , , opacity]) => opacity! > 0);

    expect([width, height]).toEqual([32, 32]);
    expect(seen.length).toBeGreaterThan(200);
    expect(seen.length).toBeLessThan(700);
    // White that is let through in part comes out as dark as it is thin.
    expect(seen.filter(([red, green, blue, opacity]) => ![red, green, blue].every((value) => value === 255 || value === opacity))).toEqual(
      [],
    );
  });
});
