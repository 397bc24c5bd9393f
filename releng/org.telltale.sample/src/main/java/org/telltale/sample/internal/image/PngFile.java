package org.telltale.sample.internal.image;

import java.nio.charset.StandardCharsets;
import java.util.zip.Adler32;
import org.telltale.sample.internal.bytes.FixedDeflate;
import org.telltale.sample.internal.bytes.Sink;

/** Writes a picture as PNG (RFC 2083), eight bits a colour, no filter: the form in which a handset keeps a picture of its own screen. */
public final class PngFile {

	private PngFile() {
	}

	/** The file's bytes. */
	public static byte[] of(Picture picture) {
		Sink rows = new Sink();
		for (int y = 0; y < picture.height(); y++) {
			rows.u8(0);
			for (int x = 0; x < picture.width(); x++) {
				rows.be24(picture.rgb()[y * picture.width() + x]);
			}
		}
		byte[] plain = rows.toBytes();
		Adler32 sum = new Adler32();
		sum.update(plain);
		Sink file = new Sink().be64(0x89504e470d0a1a0aL);
		chunk(file, "IHDR", new Sink().be32(picture.width()).be32(picture.height()).u8(8).u8(2).u8(0).u8(0).u8(0).toBytes());
		chunk(file, "IDAT", new Sink().be16(0x7801).bytes(FixedDeflate.deflate(plain)).be32(sum.getValue()).toBytes());
		chunk(file, "IEND", new byte[0]);
		return file.toBytes();
	}

	private static void chunk(Sink file, String type, byte[] content) {
		byte[] checked = new Sink().bytes(type.getBytes(StandardCharsets.US_ASCII)).bytes(content).toBytes();
		file.be32(content.length).bytes(checked).be32(FixedDeflate.crc32(checked));
	}
}
