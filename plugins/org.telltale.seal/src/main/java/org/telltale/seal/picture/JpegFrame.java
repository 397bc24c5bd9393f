package org.telltale.seal.picture;

import org.telltale.seal.refusal.Refusal;

/**
 * A frame header (ITU-T T.81 section B.2.2).
 *
 * @param ids of the components
 * @param across sampling factors H
 * @param down sampling factors V
 * @param quantizers destination of the first component's quantization table
 */
record JpegFrame(boolean progressive, int width, int height, int[] ids, int[] across, int[] down, int quantizers) {

	static JpegFrame of(byte[] file, JpegMarkers segment) throws Refusal {
		int at = segment.from();
		int length = segment.to() - at;
		Refusal.unless(length >= 6 && file[at] == 8, JpegMarkers.DAMAGED);
		int count = file[at + 5];
		Refusal.unless((count == 1 || count == 3) && length == 6 + 3 * count, JpegMarkers.DAMAGED);
		int[] ids = new int[count];
		int[] across = new int[count];
		int[] down = new int[count];
		for (int i = 0; i < count; i++) {
			int component = at + 6 + 3 * i;
			ids[i] = file[component] & 0xff;
			across[i] = file[component + 1] >> 4;
			down[i] = file[component + 1] & 15;
			Refusal.unless(across[i] >= 1 && across[i] <= 4 && down[i] >= 1 && down[i] <= 4 && across[i] <= across[0] && down[i] <= down[0]
					&& (file[component + 2] & 0xff) <= 3, JpegMarkers.DAMAGED);
			for (int before = 0; before < i; before++) {
				Refusal.unless(ids[before] != ids[i], JpegMarkers.DAMAGED);
			}
		}
		return new JpegFrame(segment.marker() == 0xc2, u16(file, at + 3), u16(file, at + 1), ids, across, down, file[at + 8]);
	}

	private static int u16(byte[] file, int at) {
		return (file[at] & 0xff) << 8 | file[at + 1] & 0xff;
	}

	/** Blocks of the first component beside each other; only those that have a pixel of the picture. */
	int blocksAcross() {
		return (width + 7) / 8;
	}

	/** The same, one below another. */
	int blocksDown() {
		return (height + 7) / 8;
	}

	int mcusAcross() {
		return (width + 8 * across[0] - 1) / (8 * across[0]);
	}

	int mcusDown() {
		return (height + 8 * down[0] - 1) / (8 * down[0]);
	}
}
