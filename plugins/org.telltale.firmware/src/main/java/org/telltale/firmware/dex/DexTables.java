package org.telltale.firmware.dex;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.telltale.base.ByteCursor;
import org.telltale.base.TruncatedException;
import org.telltale.firmware.text.FoundString;

/** Reads string_ids, type_ids and method_ids of one DEX file; offsets count from the start of the bytes. */
final class DexTables {

	private final byte[] bytes;
	private final Set<String> methodNames;
	private final List<FoundString> strings = new ArrayList<>();
	private final List<DexMethod> methods = new ArrayList<>();
	// strings may overlap: what they take together is bounded by a few times the file
	private long left;

	DexTables(byte[] bytes, Set<String> methodNames) {
		this.bytes = bytes;
		this.methodNames = methodNames;
		this.left = 4L * bytes.length + 4096;
	}

	List<FoundString> strings() {
		return strings;
	}

	List<DexMethod> methods() {
		return methods;
	}

	/** Reads the tables of the header at {@code at}; true if every entry was good. */
	boolean read(int at) throws TruncatedException {
		ByteCursor header = cursor(at + 0x38L);
		long stringCount = header.u32();
		long stringsAt = header.u32();
		long typeCount = header.u32();
		long typesAt = header.u32();
		long methodCount = header.seek(at + 0x58L).u32();
		long methodsAt = header.u32();
		boolean whole = true;
		ByteCursor ids = table(stringsAt, stringCount, 4);
		for (long i = 0; i < stringCount; i++) {
			whole &= string(ids.u32());
		}
		ByteCursor types = table(typesAt, typeCount, 4);
		List<Integer> typeNames = new ArrayList<>((int) typeCount);
		for (long i = 0; i < typeCount; i++) {
			typeNames.add((int) Math.min(Integer.MAX_VALUE, types.u32()));
		}
		ByteCursor table = table(methodsAt, methodCount, 8);
		for (long i = 0; i < methodCount; i++) {
			long offset = table.position();
			int owner = table.u16();
			long name = table.skip(2).u32();
			boolean good = owner < typeNames.size() && name < strings.size() && typeNames.get(owner) < strings.size();
			whole &= good;
			if (good && methodNames.contains(strings.get((int) name).text())) {
				methods.add(new DexMethod(className(strings.get(typeNames.get(owner)).text()), strings.get((int) name).text(), offset));
			}
		}
		return whole;
	}

	private ByteCursor cursor(long at) throws TruncatedException {
		return new ByteCursor(bytes).order(ByteOrder.LITTLE_ENDIAN).seek(at);
	}

	/** A cursor at a table whose entries all lie in the file. */
	private ByteCursor table(long at, long count, int size) throws TruncatedException {
		ByteCursor cursor = cursor(count == 0 ? 0 : at);
		if (count > cursor.remaining() / size) {
			throw new TruncatedException(at, count * size, cursor.remaining());
		}
		return cursor;
	}

	/** string_data_item: length in UTF-16 units as ULEB128, then MUTF-8, then zero. */
	private boolean string(long at) {
		try {
			ByteCursor cursor = cursor(at);
			for (int i = 0; i < 5 && (cursor.u8() & 0x80) != 0; i++) {
				continue;
			}
			int start = cursor.position();
			int end = start;
			while (end < bytes.length && bytes[end] != 0 && end - start <= left) {
				end++;
			}
			left -= end - start;
			boolean whole = end < bytes.length && bytes[end] == 0;
			String text = left < 0 ? "" : ModifiedUtf8.text(bytes, start, end);
			strings.add(new FoundString(text, start, text.length() == end - start ? 1 : 0, end - start, FoundString.Encoding.DEX_STRING));
			return whole && left >= 0;
		} catch (TruncatedException past) {
			strings.add(new FoundString("", 0, 1, 0, FoundString.Encoding.DEX_STRING));
			return false;
		}
	}

	private static String className(String descriptor) {
		return descriptor.startsWith("L") && descriptor.endsWith(";")
				? descriptor.substring(1, descriptor.length() - 1).replace('/', '.') : descriptor;
	}
}
