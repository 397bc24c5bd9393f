package org.telltale.seal.picture;

import org.telltale.seal.refusal.Refusal;

/** JPEG (ITU-T T.81), sequential or progressive with Huffman codes: the samples of its first component. */
final class Jpeg implements Picture {

	private final byte[] file;
	private final JpegFrame frame;
	private final int end;

	private Jpeg(byte[] file, JpegFrame frame, int end) {
		this.file = file;
		this.frame = frame;
		this.end = end;
	}

	/** The picture that a file begins with. Refuses what is damaged or not compared. */
	static Jpeg of(byte[] file) throws Refusal {
		Refusal.unless(file.length >= 3 && file[0] == (byte) 0xff && file[1] == (byte) JpegMarkers.SOI && file[2] == (byte) 0xff,
				"the bytes are no picture that is compared");
		JpegMarkers markers = new JpegMarkers(file);
		JpegFrame frame = null;
		int scans = 0;
		for (markers.next(); markers.marker() != JpegMarkers.EOI; markers.next()) {
			switch (markers.marker()) {
				case 0xc0, 0xc1, 0xc2 -> {
					Refusal.unless(frame == null, JpegMarkers.DAMAGED);
					frame = JpegFrame.of(file, markers);
				}
				case JpegMarkers.SOI, 0xdc, 0xcc, 0xde, 0xdf, 0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf ->
					throw new Refusal(JpegMarkers.DAMAGED);
				case JpegMarkers.SOS -> {
					Refusal.unless(frame != null, JpegMarkers.DAMAGED);
					scans++;
					markers.passEntropyCoded();
				}
				default -> {
				}
			}
		}
		Refusal.unless(frame != null && scans > 0, JpegMarkers.DAMAGED);
		Picture.requireSize(frame.width(), frame.height(), scans, markers.at());
		Refusal.unless(!frame.progressive() || (long) frame.width() * frame.height() <= 1 << 24, "a progressive picture is larger than is compared");
		return new Jpeg(file, frame, markers.at());
	}

	@Override
	public int width() {
		return frame.width();
	}

	@Override
	public int height() {
		return frame.height();
	}

	@Override
	public int end() {
		return end;
	}

	@Override
	public void read(Rows rows) throws Refusal {
		JpegMarkers markers = new JpegMarkers(file);
		JpegTables tables = new JpegTables();
		FirstComponent component = new FirstComponent(frame, rows);
		for (markers.next(); markers.marker() != JpegMarkers.EOI; markers.next()) {
			tables.take(file, markers);
			if (markers.marker() == JpegMarkers.SOS) {
				JpegScan scan = JpegScan.of(file, markers, frame);
				int from = markers.at();
				markers.passEntropyCoded();
				if (scan.hasFirstComponent()) {
					component.read(scan, tables, new EntropyCoded(file, from, markers.at()));
				}
			}
		}
		component.finish();
	}
}
