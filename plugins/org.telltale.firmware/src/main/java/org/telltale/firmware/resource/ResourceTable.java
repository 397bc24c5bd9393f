package org.telltale.firmware.resource;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.telltale.base.ByteCursor;
import org.telltale.base.ByteRange;
import org.telltale.base.TruncatedException;
import org.telltale.firmware.text.FoundString;

/**
 * A resource table ({@code ResTable} of AOSP's ResourceTypes.h), read as far as it holds together. Whatever the bytes are, nothing throws.
 * Not thread-safe: it counts what it could not read.
 */
public final class ResourceTable {

	private static final int TABLE = 0x0002;
	private static final int PACKAGE = 0x0200;
	private static final int NAME_BYTES = 256;
	private static final int MAX_REFERENCES = 8;
	/** Entries that are looked at for references, in a whole table. */
	private static final long MAX_LOOKS = 10_000_000;
	private static final int MAX_TYPES = 200_000;

	private final byte[] bytes;
	private final List<TypeChunk> types = new ArrayList<>();
	private final Map<Long, List<TypeChunk>> byId = new HashMap<>();
	private StringPool pool = new StringPool(List.of(), 0);
	private boolean complete = true;
	private long broken;
	private long looks;

	private ResourceTable(byte[] bytes) {
		this.bytes = bytes;
	}

	/** Reads a table's structure; the bytes are kept, not copied. */
	public static ResourceTable read(byte[] bytes) {
		ResourceTable table = new ResourceTable(bytes);
		table.complete = table.readAll();
		return table;
	}

	/** Whether its structure was read to the end. */
	public boolean complete() {
		return complete;
	}

	/** How many entries could not be read, of those that were told or looked at so far. */
	public long broken() {
		return broken;
	}

	/** Tells the entries with a single value, in the file's order. @param wanted by type and name */
	public void each(BiPredicate<String, String> wanted, Consumer<TableEntry> entries) {
		types.forEach(type -> each(type, name -> wanted.test(type.type(), name), entries));
	}

	/** The text of the pool that an entry names, with its place; empty if its value is none. */
	public Optional<FoundString> string(TableEntry entry) {
		return entry.valueType() == Values.STRING && entry.data() < pool.strings().size() ? Optional.of(pool.strings().get((int) entry.data()))
				: Optional.empty();
	}

	/** What an entry says; references are followed where they lead to one value. */
	public ResolvedValue value(TableEntry entry) {
		List<ByteRange> places = new ArrayList<>();
		TableEntry last = entry;
		places.add(new ByteRange(last.offset(), TableEntry.LENGTH));
		for (int i = 0; i < MAX_REFERENCES && Values.isReference(last.valueType()); i++) {
			List<TableEntry> named = entries(last.data());
			if (named.size() != 1) {
				break;
			}
			last = named.getFirst();
			places.add(new ByteRange(last.offset(), TableEntry.LENGTH));
		}
		Optional<FoundString> string = string(last);
		string.filter(text -> text.length() > 0).ifPresent(text -> places.add(new ByteRange(text.offset(), text.length())));
		return new ResolvedValue(string.map(FoundString::text).orElse(Values.text(last.valueType(), last.data())), places);
	}

	/** The values of a resource; none where too many were looked for. */
	private List<TableEntry> entries(long id) {
		List<TableEntry> found = new ArrayList<>();
		long counted = broken;
		for (TypeChunk type : byId.getOrDefault(id >> 16, List.of())) {
			looks += type.count();
			if (looks > MAX_LOOKS) {
				broken = counted;
				return List.of();
			}
			each(type, name -> true, entry -> {
				if (entry.id() == id) {
					found.add(entry);
				}
			});
		}
		broken = counted;
		return found;
	}

	private void each(TypeChunk type, Predicate<String> wanted, Consumer<TableEntry> entries) {
		try {
			type.each(wanted, new TypeChunk.Listener() {
				@Override
				public void entry(TableEntry entry) {
					entries.accept(entry);
				}

				@Override
				public void broken() {
					broken++;
				}
			});
		} catch (TruncatedException past) {
			broken++;
		}
	}

	private boolean readAll() {
		boolean whole;
		try {
			Chunk file = Chunk.next(new ByteCursor(bytes));
			whole = file.type() == TABLE;
			ByteCursor inside = new ByteCursor(bytes, 0, (int) file.size()).seek(file.headerSize());
			boolean pooled = false;
			while (whole && inside.remaining() > 0) {
				Chunk chunk = Chunk.next(inside);
				if (chunk.type() == StringPool.TYPE && !pooled) {
					pool = StringPool.read(chunk.body(), chunk.offset());
					pooled = true;
					whole = pool.broken() == 0;
				} else if (chunk.type() == PACKAGE) {
					whole &= readPackage(chunk);
				}
			}
		} catch (TruncatedException cut) {
			return false;
		}
		return whole;
	}

	private boolean readPackage(Chunk chunk) {
		try {
			ByteCursor header = chunk.body().seek(8);
			long id = header.u32() & 0xff;
			long typeNames = header.skip(NAME_BYTES).u32();
			long keyNames = header.skip(4).u32();
			long typeOffset = chunk.headerSize() >= 288 ? header.skip(4).u32() : 0;
			ByteCursor inside = new ByteCursor(bytes, 0, (int) (chunk.offset() + chunk.size()));
			StringPool names = poolAt(inside, chunk.offset() + typeNames);
			StringPool keys = poolAt(inside, chunk.offset() + keyNames);
			inside.seek(chunk.offset() + chunk.headerSize());
			while (inside.remaining() > 0) {
				Chunk part = Chunk.next(inside);
				if (part.type() == TypeChunk.TYPE) {
					readType(part, id, typeOffset, names, keys);
				}
			}
			return names.broken() == 0 && keys.broken() == 0;
		} catch (TruncatedException cut) {
			return false;
		}
	}

	private static StringPool poolAt(ByteCursor inside, long offset) throws TruncatedException {
		Chunk chunk = Chunk.next(inside.seek(offset));
		if (chunk.type() != StringPool.TYPE) {
			throw new TruncatedException(offset, 0, 0);
		}
		return StringPool.read(chunk.body(), chunk.offset());
	}

	private void readType(Chunk part, long packageId, long typeOffset, StringPool names, StringPool keys) throws TruncatedException {
		ByteCursor header = part.body().seek(8);
		int id = header.u8();
		int flags = header.u8();
		long count = header.skip(2).u32();
		long start = header.u32();
		ResourceConfig config = ResourceConfig.read(header);
		if (types.size() == MAX_TYPES) {
			throw new TruncatedException(part.offset(), 0, 0);
		}
		TypeChunk type = new TypeChunk(packageId << 8 | id, names.text(id - 1 - typeOffset), keys, config, part, flags, count, start);
		types.add(type);
		byId.computeIfAbsent(type.id(), key -> new ArrayList<>()).add(type);
	}
}
