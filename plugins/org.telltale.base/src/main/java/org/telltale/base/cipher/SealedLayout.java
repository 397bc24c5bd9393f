package org.telltale.base.cipher;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Where what stands in a sealed file (docs/formats/encryption.md): header, chunks, end. */
final class SealedLayout {

	/** Plain bytes of a chunk; the last one may hold fewer. */
	static final int CHUNK_BYTES = 1 << 16;
	static final int ID_BYTES = 32;
	static final int HEADER_BYTES = 64;
	/** Length of the plain bytes, and their SHA-256. */
	static final int END_PLAIN_BYTES = Long.BYTES + 32;
	static final int END_BYTES = END_PLAIN_BYTES + AesGcm.TAG_BYTES;

	private static final byte[] MAGIC = "telltale-sealed1".getBytes(StandardCharsets.US_ASCII);
	private static final byte[] END_DATA = "end".getBytes(StandardCharsets.US_ASCII);

	private SealedLayout() {
	}

	static byte[] header(byte[] id) {
		return ByteBuffer.allocate(HEADER_BYTES).put(MAGIC).putInt(CHUNK_BYTES).position(HEADER_BYTES - ID_BYTES).put(id).array();
	}

	static boolean isHeader(byte[] header) {
		return Arrays.equals(header, header(id(header)));
	}

	static byte[] id(byte[] header) {
		return Arrays.copyOfRange(header, HEADER_BYTES - ID_BYTES, HEADER_BYTES);
	}

	static byte[] fileKey(byte[] areaKey, byte[] id) {
		return Hkdf.key(areaKey, id, "telltale file 1");
	}

	static byte[] chunkNonce(long index) {
		return ByteBuffer.allocate(AesGcm.NONCE_BYTES).putInt(0).putLong(index).array();
	}

	static byte[] chunkData(byte[] header, long index) {
		return ByteBuffer.allocate(HEADER_BYTES + Long.BYTES).put(header).putLong(index).array();
	}

	static byte[] endNonce() {
		return ByteBuffer.allocate(AesGcm.NONCE_BYTES).putInt(-1).array();
	}

	static byte[] endData(byte[] header) {
		return ByteBuffer.allocate(HEADER_BYTES + END_DATA.length).put(header).put(END_DATA).array();
	}

	static long chunks(long length) {
		return (length + CHUNK_BYTES - 1) / CHUNK_BYTES;
	}

	/** Where a chunk begins, from the header's first byte on. */
	static long chunkOffset(long index) {
		return HEADER_BYTES + index * (CHUNK_BYTES + AesGcm.TAG_BYTES);
	}

	static long fileLength(long length) {
		return HEADER_BYTES + length + chunks(length) * AesGcm.TAG_BYTES + END_BYTES;
	}
}
