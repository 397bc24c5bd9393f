package org.telltale.seal.picture;

import java.util.Arrays;

import org.telltale.seal.refusal.Refusal;

/**
 * A scan header (ITU-T T.81 section B.2.3).
 *
 * @param components indices into the frame's, ascending
 * @param dc destinations of their DC tables
 * @param ac destinations of their AC tables
 */
record JpegScan(int[] components, int[] dc, int[] ac, int first, int last, int high, int low) {

	static JpegScan of(byte[] file, JpegMarkers segment, JpegFrame frame) throws Refusal {
		int at = segment.from();
		int length = segment.to() - at;
		Refusal.unless(length >= 1, JpegMarkers.DAMAGED);
		int count = file[at];
		Refusal.unless(count >= 1 && count <= frame.ids().length && length == 4 + 2 * count, JpegMarkers.DAMAGED);
		int[] components = new int[count];
		int[] dc = new int[count];
		int[] ac = new int[count];
		int next = 0;
		for (int i = 0; i < count; i++) {
			int id = file[at + 1 + 2 * i] & 0xff;
			while (next < frame.ids().length && frame.ids()[next] != id) {
				next++;
			}
			Refusal.unless(next < frame.ids().length, JpegMarkers.DAMAGED);
			components[i] = next++;
			int tables = file[at + 2 + 2 * i] & 0xff;
			dc[i] = tables >> 4;
			ac[i] = tables & 15;
			Refusal.unless(dc[i] <= 3 && ac[i] <= 3, JpegMarkers.DAMAGED);
		}
		int end = segment.to();
		return new JpegScan(components, dc, ac, file[end - 3] & 0xff, file[end - 2] & 0xff, (file[end - 1] & 0xff) >> 4, file[end - 1] & 15);
	}

	boolean hasFirstComponent() {
		return components[0] == 0;
	}

	boolean interleaved() {
		return components.length > 1;
	}

	/** Refuses an MCU of more than ten blocks. */
	void requireSmallUnits(JpegFrame frame) throws Refusal {
		int blocks = Arrays.stream(components).map(c -> frame.across()[c] * frame.down()[c]).sum();
		Refusal.unless(!interleaved() || blocks <= 10, JpegMarkers.DAMAGED);
	}
}
