package org.telltale.seal.picture;

import org.telltale.seal.refusal.Refusal;

/** What DQT, DHT and DRI said last (ITU-T T.81 section B.2.4). */
final class JpegTables {

	static final int BLOCK = 64;
	private static final int DESTINATIONS = 4;

	private final int[][] quantizers = new int[DESTINATIONS][];
	private final HuffmanTable[] dc = new HuffmanTable[DESTINATIONS];
	private final HuffmanTable[] ac = new HuffmanTable[DESTINATIONS];
	private int restartInterval;

	/** Takes a segment, if it is one of the three. */
	void take(byte[] file, JpegMarkers segment) throws Refusal {
		switch (segment.marker()) {
			case JpegMarkers.DQT -> takeQuantizers(file, segment.from(), segment.to());
			case JpegMarkers.DHT -> takeCodes(file, segment.from(), segment.to());
			case JpegMarkers.DRI -> {
				int at = segment.from();
				Refusal.unless(segment.to() - at == 2, JpegMarkers.DAMAGED);
				restartInterval = (file[at] & 0xff) << 8 | file[at + 1] & 0xff;
			}
			default -> {
			}
		}
	}

	private void takeQuantizers(byte[] file, int from, int to) throws Refusal {
		for (int at = from; at < to; at += 1 + BLOCK) {
			int destination = file[at] & 0xff;
			Refusal.unless(destination < DESTINATIONS && to - at > BLOCK, JpegMarkers.DAMAGED);
			quantizers[destination] = new int[BLOCK];
			for (int i = 0; i < BLOCK; i++) {
				quantizers[destination][i] = file[at + 1 + i] & 0xff;
			}
		}
	}

	private void takeCodes(byte[] file, int from, int to) throws Refusal {
		int at = from;
		while (at < to) {
			int kind = (file[at] & 0xff) >> 4;
			int destination = file[at] & 15;
			Refusal.unless(kind <= 1 && destination < DESTINATIONS, JpegMarkers.DAMAGED);
			HuffmanTable table = new HuffmanTable(file, at + 1, to);
			(kind == 0 ? dc : ac)[destination] = table;
			at = table.end();
		}
	}

	/** By zigzag index. */
	int[] quantizers(int destination) throws Refusal {
		return there(quantizers[destination]);
	}

	HuffmanTable dc(int destination) throws Refusal {
		return there(dc[destination]);
	}

	HuffmanTable ac(int destination) throws Refusal {
		return there(ac[destination]);
	}

	/** MCUs; 0 if there are no restarts. */
	int restartInterval() {
		return restartInterval;
	}

	private static <T> T there(T table) throws Refusal {
		Refusal.unless(table != null, JpegMarkers.DAMAGED);
		return table;
	}
}
