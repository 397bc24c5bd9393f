package org.telltale.endpoint;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.telltale.base.IpAddress;
import org.telltale.base.Outcome;
import org.telltale.base.Problem;
import org.telltale.base.Where;
import org.telltale.base.json.Json;

/**
 * A MaxMind DB (format version 2): a binary tree over the bits of addresses, asked in place. All of its tree and every record
 * is looked at once when it is read, so that damage is known before anything is asked.
 */
final class MmdbTable implements Table {

	/** The metadata are within so many bytes of the end. */
	static final int METADATA = 128 << 10;

	private static final byte[] MARKER = "\u00ab\u00cd\u00efMaxMind.com".getBytes(StandardCharsets.ISO_8859_1);
	private static final int SEPARATOR = 16;
	private static final int DAYS = 31;
	private static final int MOST_PROBLEMS = 100;
	private static final long MOST_VALUES = 200_000_000;
	private static final int FOUR_IN_SIX = 96;

	private final TableOrigin origin;
	private final byte[] bytes;
	private final long nodes;
	private final int bits;
	private final boolean six;
	private final int data;
	private final int end;
	private final Period period;
	private final BitSet records = new BitSet();
	private final BitSet damaged = new BitSet();

	private MmdbTable(TableFile file, Json metadata, int end) {
		this.bytes = file.bytes();
		this.end = end;
		this.nodes = metadata.integer("node_count").orElseThrow();
		this.bits = metadata.integer("record_size").orElseThrow().intValue();
		this.six = metadata.integer("ip_version").orElseThrow() == 6;
		this.data = (int) (nodes * bits / 4) + SEPARATOR;
		Optional<LocalDate> built = metadata.integer("build_epoch").filter(seconds -> seconds > 0 && seconds < Integer.MAX_VALUE * 2L)
				.map(seconds -> Instant.ofEpochSecond(seconds).atZone(ZoneOffset.UTC).toLocalDate());
		this.period = built.map(day -> new Period(Optional.of(day.atStartOfDay(ZoneOffset.UTC).toInstant()),
				Optional.of(day.plusDays(DAYS).atStartOfDay(ZoneOffset.UTC).toInstant()))).orElse(Period.UNDATED);
		Optional<String> licence = metadata.get("description").flatMap(texts -> texts.text("en")).filter(text -> !text.isBlank());
		this.origin = file.origin(TableKind.MMDB, built, licence);
	}

	/** Where the last marker of metadata begins, -1 if there is none. */
	static int marker(byte[] bytes) {
		for (int at = bytes.length - MARKER.length; at >= Math.max(0, bytes.length - METADATA); at--) {
			if (Arrays.equals(bytes, at, at + MARKER.length, MARKER, 0, MARKER.length)) {
				return at;
			}
		}
		return -1;
	}

	/** Reads a database. No table if its metadata or the size of its tree make no sense. */
	static Outcome<Table> read(TableFile file) {
		byte[] bytes = file.bytes();
		int marker = marker(bytes);
		if (marker < 0) {
			return file.none("table.header", "there are no metadata of a MaxMind DB");
		}
		Json metadata;
		try {
			metadata = new MmdbData(bytes, marker + MARKER.length, bytes.length).read(0).json();
		} catch (MmdbData.DamagedException damage) {
			return file.none("table.header", "the metadata cannot be read: " + damage.getMessage());
		}
		long nodes = metadata.integer("node_count").orElse(-1L);
		long bits = metadata.integer("record_size").orElse(0L);
		long version = metadata.integer("ip_version").orElse(0L);
		if (metadata.integer("binary_format_major_version").orElse(0L) != 2 || bits != 24 && bits != 28 && bits != 32 || version != 4 && version != 6
				|| nodes < 1 || nodes > Integer.MAX_VALUE || nodes * bits / 4 + SEPARATOR > marker) {
			return file.none("table.header", "version, size of records or number of nodes are not those of a MaxMind DB that fits into the file");
		}
		MmdbTable table = new MmdbTable(file, metadata, marker);
		Optional<List<Problem>> checked = table.check(file);
		if (checked.isEmpty()) {
			return file.none("table.too-large", "its records have more than " + MOST_VALUES + " values");
		}
		List<Problem> problems = checked.get();
		if (table.period.equals(Period.UNDATED)) {
			problems.add(file.undated("the metadata do not say when it was built"));
		}
		return Outcome.of(table, problems);
	}

	/** Looks at the whole tree and each record; empty if there is more than any publisher writes. */
	private Optional<List<Problem>> check(TableFile file) {
		long outside = 0;
		for (long node = 0; node < nodes; node++) {
			for (int side = 0; side < 2; side++) {
				long value = child(node, side);
				long offset = value - nodes - SEPARATOR;
				if (value > nodes && offset >= 0 && offset < end - data) {
					records.set((int) offset);
				} else if (value > nodes) {
					outside++;
				}
			}
		}
		List<Problem> problems = new ArrayList<>();
		if (outside > 0) {
			problems.add(new Problem("table.tree", Where.at(file.digest().hex(), 0, data - SEPARATOR), outside + " records of the tree point outside the data",
					"the addresses that they stand for have no row"));
		}
		MmdbData values = new MmdbData(bytes, data, end);
		for (int offset = records.nextSetBit(0); offset >= 0; offset = records.nextSetBit(offset + 1)) {
			if (values.all() > MOST_VALUES) {
				return Optional.empty();
			}
			try {
				values.read(offset);
			} catch (MmdbData.DamagedException damage) {
				damaged.set(offset);
				if (damaged.cardinality() <= MOST_PROBLEMS) {
					problems.add(new Problem("table.record", Where.at(file.digest().hex(), data + (long) offset, 0), "a record cannot be read: " + damage.getMessage(),
							"the addresses that it stands for have no row"));
				}
			}
		}
		if (damaged.cardinality() > MOST_PROBLEMS) {
			problems.add(new Problem("table.more-problems", Where.at(file.digest().hex(), data, end - data),
					damaged.cardinality() - MOST_PROBLEMS + " more records cannot be read", "the addresses that they stand for have no row"));
		}
		return Optional.of(problems);
	}

	/** The record of a node on the side of bit 0 or 1. */
	private long child(long node, int side) {
		int at = (int) (node * bits / 4);
		return switch (bits) {
			case 24 -> number(at + 3 * side, 3);
			case 28 -> side == 0 ? (long) (bytes[at + 3] & 0xf0) << 20 | number(at, 3) : (long) (bytes[at + 3] & 0x0f) << 24 | number(at + 4, 3);
			default -> number(at + 4 * side, 4);
		};
	}

	private long number(int at, int count) {
		long number = 0;
		for (int i = at; i < at + count; i++) {
			number = number << 8 | bytes[i] & 0xff;
		}
		return number;
	}

	@Override
	public TableOrigin origin() {
		return origin;
	}

	@Override
	public int size() {
		return records.cardinality();
	}

	@Override
	public List<TableRow> systems(long number) {
		return List.of();
	}

	@Override
	public List<TableRow> domains(String name) {
		return List.of();
	}

	@Override
	public List<TableRow> rows(IpAddress address) {
		if (address.version() == 6 && !six) {
			return List.of();
		}
		byte[] of = address.bytes();
		long node = 0;
		int zeros = address.version() == 4 && six ? FOUR_IN_SIX : 0;
		int depth = 0;
		int deepest = zeros + of.length * 8;
		while (node < nodes && depth < deepest) {
			int bit = depth - zeros;
			node = child(node, depth < zeros ? 0 : of[bit >> 3] >> 7 - (bit & 7) & 1);
			depth++;
		}
		long offset = node - nodes - SEPARATOR;
		if (node <= nodes || offset < 0 || offset >= end - data || damaged.get((int) offset)) {
			return List.of();
		}
		return List.of(row(address, Math.max(0, depth - zeros), (int) offset));
	}

	private TableRow row(IpAddress address, int prefix, int offset) {
		byte[] first = address.bytes();
		for (int bit = prefix; bit < first.length * 8; bit++) {
			first[bit >> 3] &= (byte) ~(0x80 >> (bit & 7));
		}
		try {
			MmdbData.Value value = new MmdbData(bytes, data, end).read(offset);
			return new TableRow(IpAddress.of(first) + "/" + prefix, new Said(values(value.json()), period, Optional.empty()),
					new RowPlace(0, data + offset, value.length()));
		} catch (MmdbData.DamagedException checked) {
			throw new IllegalStateException("a record that was read once cannot be read", checked);
		}
	}

	private static Map<Role, String> values(Json record) {
		Map<Role, String> values = new EnumMap<>(Role.class);
		Optional<String> operator = record.text("autonomous_system_organization").or(() -> record.text("isp")).or(() -> record.text("as_name"));
		Optional<String> system = record.integer("autonomous_system_number").map(number -> "AS" + number)
				.or(() -> record.text("asn").filter(text -> text.matches("AS[0-9]{1,10}")));
		put(values, Role.SERVER_COUNTRY, record.get("country").flatMap(country -> country.text("iso_code")));
		put(values, Role.OWNER_COUNTRY, record.get("registered_country").flatMap(country -> country.text("iso_code")));
		put(values, Role.SERVER_PLACE, record.get("city").flatMap(city -> city.get("names")).flatMap(names -> names.text("en")));
		put(values, Role.COUNTRY, record.text("country_code"));
		put(values, Role.AS, system.map(number -> number + operator.map(name -> " " + name).orElse("")));
		put(values, Role.OPERATOR, operator);
		put(values, Role.REGISTRANT, record.text("organization"));
		boolean anycast = record.get("traits").flatMap(traits -> traits.bool("is_anycast")).or(() -> record.bool("is_anycast")).orElse(false);
		put(values, Role.FLAGS, anycast ? Optional.of("anycast") : Optional.empty());
		return values;
	}

	private static void put(Map<Role, String> values, Role role, Optional<String> value) {
		value.map(String::strip).filter(text -> !text.isEmpty()).ifPresent(text -> values.put(role, text));
	}
}
