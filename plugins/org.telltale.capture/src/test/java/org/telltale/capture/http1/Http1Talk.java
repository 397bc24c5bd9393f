package org.telltale.capture.http1;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.telltale.capture.CaptureBuilder;

/** A connection between a handset and a server, for tests. */
final class Http1Talk {

	static final String PHONE = "10.0.0.2";
	static final String SERVER = "198.51.100.7";

	private final CaptureBuilder builder = new CaptureBuilder().tcp(PHONE, 40000, SERVER, 80, 999, "S", "").tcp(SERVER, 80, PHONE, 40000, 4999, "SA", "");
	private long sent = 1000;
	private long answered = 5000;

	/** The handset sends. */
	Http1Talk out(byte[] bytes) {
		builder.tcp(PHONE, 40000, SERVER, 80, sent, "PA", bytes);
		sent += bytes.length;
		return this;
	}

	/** The server sends. */
	Http1Talk in(byte[] bytes) {
		builder.tcp(SERVER, 80, PHONE, 40000, answered, "PA", bytes);
		answered += bytes.length;
		return this;
	}

	Http1Talk out(String latin) {
		return out(latin(latin));
	}

	Http1Talk in(String latin) {
		return in(latin(latin));
	}

	/** So many bytes of the handset's are not captured. */
	Http1Talk outLost(int count) {
		sent += count;
		return this;
	}

	/** So many bytes of the server's are not captured. */
	Http1Talk inLost(int count) {
		answered += count;
		return this;
	}

	/** Both close. */
	CaptureBuilder.Told close() {
		return builder.tcp(SERVER, 80, PHONE, 40000, answered, "FA", "").tcp(PHONE, 40000, SERVER, 80, sent, "FA", "").read();
	}

	/** Nobody closes. */
	CaptureBuilder.Told read() {
		return builder.read();
	}

	static byte[] latin(String text) {
		return text.getBytes(StandardCharsets.ISO_8859_1);
	}

	static byte[] join(byte[]... parts) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		for (byte[] part : parts) {
			out.writeBytes(part);
		}
		return out.toByteArray();
	}

	static byte[] cut(byte[] bytes, int length) {
		return Arrays.copyOf(bytes, length);
	}
}
