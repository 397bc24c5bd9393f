package org.telltale.capture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.telltale.base.ByteRange;
import org.telltale.base.IpAddress;
import org.telltale.capture.field.Field;
import org.telltale.capture.field.FieldType;
import org.telltale.capture.frame.App;
import org.telltale.capture.frame.CaptureSource;
import org.telltale.capture.frame.Comment;
import org.telltale.capture.frame.CustomBlock;
import org.telltale.capture.frame.Drops;
import org.telltale.capture.frame.FileNotes;
import org.telltale.capture.frame.Preceding;
import org.telltale.capture.frame.ResolvedName;
import org.telltale.capture.frame.Secrets;
import org.telltale.capture.frame.Section;
import org.telltale.capture.neighbour.IcmpError;
import org.telltale.capture.neighbour.NeighbourListener;
import org.telltale.capture.neighbour.NeighbourMessage;

/** Makes records of what a file and a network say beside the flows. Up to a number; the rest is counted. On the reading thread. */
final class Notes implements FileNotes, NeighbourListener {

	private static final int MOST = 20_000;

	/** An address's name by the word of the capturing program. */
	record Resolved(IpAddress address, String name) {
	}

	private final Consumer<Object> finds;
	private final Consumer<Secrets> secrets;
	private final LongSupplier frame;
	private final Optional<Supplier<Preceding>> file;
	private final Map<Integer, String> apps = new HashMap<>();
	private long told;

	/**
	 * @param finds gets records and {@link Resolved} names
	 * @param secrets gets keys
	 * @param frame gives the number of the frame that is decoded
	 * @param file gives the place of the file that is read in its set, if it is in one
	 */
	Notes(Consumer<Object> finds, Consumer<Secrets> secrets, LongSupplier frame, Optional<Supplier<Preceding>> file) {
		this.finds = finds;
		this.secrets = secrets;
		this.frame = frame;
		this.file = file;
	}

	/** How many notes were not told one by one. */
	long untold() {
		return Math.max(0, told - MOST);
	}

	/** What the app of a uid is called: its package, else its name, else the uid itself. */
	String app(int uid) {
		return apps.getOrDefault(uid, "uid " + uid);
	}

	private void tell(String kind, Optional<Long> number, List<Field> fields) {
		if (told++ < MOST) {
			finds.accept(new NoteRecord(kind, number, fields, file.map(place -> place.get().files())));
		}
	}

	private static void text(List<Field> fields, String name, String value) {
		if (!value.isEmpty()) {
			fields.add(Field.text(name, 0, 0, value));
		}
	}

	/** A field of the file, placed in the file itself. */
	private Field in(ByteRange range, String name, FieldType type, String value) {
		long start = file.map(place -> place.get().offset()).orElse(0L);
		return Field.of(name, type, (int) Math.min(Integer.MAX_VALUE, range.offset() - start), (int) Math.min(Integer.MAX_VALUE, range.length()), value);
	}

	@Override
	public void section(Section section) {
		List<Field> fields = new ArrayList<>();
		text(fields, "frame.file.hardware", section.hardware());
		text(fields, "frame.file.os", section.os());
		text(fields, "frame.file.application", section.application());
		if (!fields.isEmpty()) {
			tell("section", Optional.empty(), fields);
		}
	}

	@Override
	public void source(CaptureSource source) {
		List<Field> fields = new ArrayList<>(List.of(Field.number("frame.interface_id", 0, 0, source.number()),
				Field.number("frame.link_type", 0, 0, source.linkType())));
		text(fields, "frame.interface_name", source.name());
		text(fields, "frame.interface_description", source.description());
		text(fields, "frame.interface_os", source.os());
		text(fields, "frame.interface_filter", source.filter());
		text(fields, "frame.interface_addresses", source.addresses());
		source.mac().ifPresent(mac -> fields.add(Field.of("frame.interface_mac", FieldType.MAC, 0, 0, mac)));
		if (fields.size() > 2) {
			tell("interface", Optional.empty(), fields);
		}
	}

	@Override
	public void comment(Comment comment) {
		boolean frames = comment.about() == Comment.About.FRAME;
		tell("comment", frames ? Optional.of(comment.number()) : Optional.empty(),
				List.of(in(comment.range(), "frame.comment", FieldType.TEXT, comment.text())));
	}

	@Override
	public void name(ResolvedName name) {
		finds.accept(new Resolved(name.address(), name.name()));
		tell("name", Optional.empty(), List.of(in(name.range(), "resolved.address", FieldType.ADDRESS, name.address().toString()),
				in(name.range(), "resolved.name", FieldType.NAME, name.name())));
	}

	@Override
	public void secrets(Secrets found) {
		secrets.accept(found);
		tell("secrets", Optional.empty(), List.of(in(found.range(), "pcapng.secrets.type", FieldType.NUMBER, Integer.toUnsignedString(found.type()))));
	}

	@Override
	public void app(App app) {
		String name = app.packageName().isEmpty() ? app.name() : app.packageName();
		boolean known = name.isEmpty() || name.equals(apps.put(app.uid(), name));
		if (!known) {
			tell("app", Optional.empty(), List.of(in(app.range(), "app.uid", FieldType.NUMBER, Integer.toString(app.uid())),
					in(app.range(), "app.name", FieldType.TEXT, name)));
		}
	}

	@Override
	public void drops(Drops drops) {
		List<Field> fields = new ArrayList<>(List.of(Field.number("frame.interface_id", 0, 0, drops.source())));
		for (Map.Entry<String, Long> count : List.of(Map.entry("by_interface", drops.byInterface()), Map.entry("by_system", drops.bySystem()),
				Map.entry("since_frame", drops.sinceFrame()))) {
			if (count.getValue() >= 0) {
				fields.add(Field.number("drops." + count.getKey(), 0, 0, count.getValue()));
			}
		}
		tell("drops", drops.frame() > 0 ? Optional.of(drops.frame()) : Optional.empty(), fields);
	}

	@Override
	public void custom(CustomBlock block) {
		if (!block.understood()) {
			tell("custom", Optional.empty(), List.of(in(block.range(), "pcapng.custom.pen", FieldType.NUMBER, Long.toString(block.enterprise()))));
		}
	}

	@Override
	public void neighbour(NeighbourMessage message) {
		tell("neighbour", Optional.of(frame.getAsLong()), List.of(
				Field.text("neighbour.kind", 0, 0, message.kind().name().toLowerCase(java.util.Locale.ROOT)),
				Field.of("neighbour.address", FieldType.ADDRESS, Math.max(0, message.addressOffset()), 0, message.address().toString()),
				Field.of("neighbour.mac", FieldType.MAC, Math.max(0, message.macOffset()), message.macOffset() < 0 ? 0 : 6, mac(message.mac()))));
	}

	private static String mac(long mac) {
		String hex = HexFormat.of().toHexDigits(mac, 12);
		StringBuilder text = new StringBuilder(17).append(hex, 0, 2);
		for (int at = 2; at < 12; at += 2) {
			text.append(':').append(hex, at, at + 2);
		}
		return text.toString();
	}

	@Override
	public void error(IcmpError error) {
		tell("icmp-error", Optional.of(frame.getAsLong()), List.of(
				Field.of("icmp.reporter", FieldType.ADDRESS, 0, 0, error.reporter().toString()), Field.number("icmp.type", 0, 0, error.type()),
				Field.number("icmp.code", 0, 0, error.code()),
				Field.of("icmp.source", FieldType.ADDRESS, Math.max(0, error.quotedOffset()), 0, error.source().toString()),
				Field.of("icmp.destination", FieldType.ADDRESS, Math.max(0, error.quotedOffset()), 0, error.destination().toString()),
				Field.number("icmp.protocol", 0, 0, error.protocol()), Field.number("icmp.port", 0, 0, Math.max(0, error.destinationPort()))));
	}
}
