package org.telltale.firmware.dex;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.telltale.base.ByteCursor;
import org.telltale.base.TruncatedException;
import org.telltale.firmware.text.FoundString;

/**
 * The tables of one DEX file, or of each DEX file in a container of version 041.
 *
 * @param version three digits, for example {@code 035}
 * @param strings the string table, in its order
 * @param methods methods of the names asked for, that the file defines or refers to
 * @param complete whether every table entry was read
 */
public record DexFile(String version, List<FoundString> strings, List<DexMethod> methods, boolean complete) {

	private static final int HEADER = 0x70;
	private static final int METHOD = 8;
	private static final int MAX_FILES = 64;

	public DexFile {
		strings = List.copyOf(strings);
		methods = List.copyOf(methods);
	}

	/** Whether a file starts with the magic of a DEX file. */
	public static boolean looksLike(byte[] head) {
		return head.length >= 8 && head[0] == 'd' && head[1] == 'e' && head[2] == 'x' && head[3] == '\n' && head[7] == 0;
	}

	/**
	 * Reads a file; whatever it is, never throws.
	 *
	 * @param bytes the file
	 * @param methodNames only methods of these names are listed
	 */
	public static DexFile read(byte[] bytes, Set<String> methodNames) {
		List<FoundString> strings = new ArrayList<>();
		List<DexMethod> methods = new ArrayList<>();
		boolean complete = true;
		String version = "";
		try {
			int at = 0;
			for (int i = 0; at < bytes.length; i++) {
				if (i == MAX_FILES) {
					throw new TruncatedException(at, HEADER, 0);
				}
				ByteCursor header = new ByteCursor(bytes).order(ByteOrder.LITTLE_ENDIAN).seek(at);
				if (!looksLike(header.bytes(8))) {
					throw new TruncatedException(at, 8, 0);
				}
				version = new String(bytes, at + 4, 3, java.nio.charset.StandardCharsets.US_ASCII);
				DexTables tables = new DexTables(bytes, methodNames);
				complete &= tables.read(at);
				strings.addAll(tables.strings());
				methods.addAll(tables.methods());
				long size = header.seek(at + 0x20L).u32();
				if (size < HEADER || version.compareTo("041") < 0) {
					complete &= size == bytes.length;
					break;
				}
				at = (int) Math.min(Integer.MAX_VALUE, at + size);
			}
		} catch (TruncatedException broken) {
			complete = false;
		}
		return new DexFile(version, strings, methods, complete);
	}

	/** Bytes of an entry of the method table. */
	public static int methodLength() {
		return METHOD;
	}
}
