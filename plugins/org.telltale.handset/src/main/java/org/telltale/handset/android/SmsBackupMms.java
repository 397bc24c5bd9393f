package org.telltale.handset.android;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.telltale.base.ByteRange;
import org.telltale.base.ExhibitKind;
import org.telltale.base.Outcome;
import org.telltale.base.Problem;
import org.telltale.base.Where;
import org.telltale.container.Place;
import org.telltale.handset.Exhibit;
import org.telltale.handset.ExhibitSource;
import org.telltale.handset.HandsetFile;
import org.telltale.handset.HandsetRecord;
import org.telltale.handset.NumberBook;
import org.telltale.handset.PhotoExhibits;
import org.telltale.handset.photo.PhotoReader;
import org.telltale.handset.xml.AttributePlace;
import org.telltale.handset.xml.Element;

/** The multimedia messages of "SMS Backup &amp; Restore": elements {@code mms}, whose {@code part}s and {@code addr}s end before they do. Not thread-safe. */
final class SmsBackupMms {

	private static final int MOST_PROBLEMS = 1000;
	/** What a message's texts say of it is known at its end; of further ones only that they belong to it. */
	private static final int MOST_TEXTS = 1000;

	private final HandsetFile file;
	private final Consumer<HandsetRecord> sink;
	private final NumberBook numbers = new NumberBook();
	private final List<Element> texts = new ArrayList<>();
	private final List<Problem> problems = new ArrayList<>();
	private MmsMessage message;
	private String id;
	private long number;
	private long parts;
	private long addresses;
	private long textParts;
	private long notBase64;
	private long notPictures;
	private long unplaced;
	private long unnamed;

	SmsBackupMms(HandsetFile file, Consumer<HandsetRecord> sink) {
		this.file = file;
		this.sink = sink;
		next();
	}

	private void next() {
		id = file.name() + "/mms/" + ++number;
		message = new MmsMessage(id);
		parts = 0;
		textParts = 0;
		addresses = 0;
		texts.clear();
	}

	/** Takes an element of the file, if it belongs to such a message. */
	void element(Element element) {
		if (element.path().equals(List.of("smses", "mms", "parts", "part"))) {
			part(element);
		} else if (element.path().equals(List.of("smses", "mms", "addrs", "addr"))) {
			String exhibit = id + "/addr/" + ++addresses;
			there(element, "address").ifPresent(address -> message.party(SmsBackupXml.integer(element, "type").orElse(0L), address, exhibit,
					source(element.place()), numbers, sink));
		} else if (element.path().equals(List.of("smses", "mms"))) {
			end(element);
			unnamed += message.unnamed();
			next();
		}
	}

	private void part(Element part) {
		parts++;
		String type = part.attribute("ct").orElse("");
		Optional<String> data = part.attribute("data").filter(written -> !written.equals("null"));
		if (data.isPresent()) {
			String name = there(part, "cl").or(() -> there(part, "name")).orElse("part " + parts);
			message.media(type + " " + name, picture(part, name, data.get()));
		} else if (type.startsWith("text/")) {
			textParts++;
			if (texts.size() < MOST_TEXTS) {
				texts.add(part);
			} else {
				text(part, textParts);
			}
		}
	}

	private void text(Element part, long which) {
		part.attribute("text").filter(text -> !text.isBlank())
				.ifPresent(text -> sink.accept(message.text(id + "/text/" + which, ExhibitKind.SMS, text, source(part.place()))));
	}

	/** The exhibit of a part's picture, which is passed on. */
	private Optional<String> picture(Element part, String name, String data) {
		Optional<byte[]> decoded = decoded(data);
		if (decoded.isEmpty()) {
			notBase64++;
			return Optional.empty();
		}
		byte[] bytes = decoded.get();
		if (!PhotoReader.isAt(bytes)) {
			notPictures++;
			return Optional.empty();
		}
		String exhibit = id + "/part/" + parts;
		ExhibitSource source = source(part.place());
		String inside = file.bytes().name() + Place.INSIDE + "mms/" + number + "/part/" + parts;
		Outcome<List<Exhibit>> exhibits = PhotoExhibits.of(exhibit, name, bytes, source, inside);
		exhibits.problems().stream().limit(MOST_PROBLEMS - problems.size()).forEach(problems::add);
		for (Exhibit found : exhibits.value().orElse(List.of())) {
			boolean whole = found.id().equals(exhibit);
			sink.accept(whole ? new Exhibit(found.id(), found.kind(), found.value(), found.sha256(), found.attributes(), source.at(List.of(value(part, bytes))))
					.with("encoded", "base64").with("length", Integer.toString(bytes.length)).with("message", id) : found);
		}
		return exhibits.value().map(found -> exhibit);
	}

	private static Optional<byte[]> decoded(String data) {
		try {
			return Optional.of(Base64.getDecoder().decode(data.replaceAll("\\s", "")));
		} catch (IllegalArgumentException other) {
			return Optional.empty();
		}
	}

	/** The bytes of the attribute, if what stands there is the picture; else those of the element, or of the file, and that is said. */
	private Where value(Element part, byte[] picture) {
		Optional<ByteRange> range = part.tag();
		try {
			if (range.isPresent()) {
				byte[] tag = file.bytes().copy(range.get().offset(), (int) range.get().length());
				Optional<ByteRange> found = AttributePlace.of(tag, "data").filter(value -> decoded(new String(tag, (int) value.offset(), (int) value.length(),
						StandardCharsets.ISO_8859_1)).filter(there -> Arrays.equals(there, picture)).isPresent());
				if (found.isPresent()) {
					return file.bytes().where(range.get().offset() + found.get().offset(), found.get().length());
				}
			}
			unplaced++;
			return part.place();
		} catch (IOException e) {
			problems.add(new Problem("evidence.unreadable", part.place(), "The file cannot be read again: " + e.getMessage(),
					"The place of a picture is that of its whole element."));
			return part.place();
		}
	}

	private void end(Element element) {
		long box = SmsBackupXml.integer(element, "msg_box").orElse(0L);
		message.header(box, SmsBackupXml.integer(element, "date"), SmsBackupXml.integer(element, "date_sent")
				.filter(seconds -> Math.abs(seconds) < Long.MAX_VALUE / 1000).map(seconds -> seconds * 1000));
		message.note("type", there(element, "m_type"));
		message.note("messageId", there(element, "m_id"));
		message.note("contentLocation", there(element, "ct_l"));
		parties(element, box);
		Optional<String> written = there(element, "sub");
		String subject = written.map(text -> MmsText.of(text, SmsBackupXml.integer(element, "sub_cs"))).filter(text -> !text.isBlank()).orElse("");
		ExhibitSource source = source(element.place());
		if (!subject.isEmpty()) {
			Exhibit exhibit = message.text(id, ExhibitKind.TEXT, subject, source);
			sink.accept(written.get().equals(subject) ? exhibit : exhibit.with("written", written.get()));
		}
		for (int i = 0; i < texts.size(); i++) {
			text(texts.get(i), i + 1L);
		}
		sink.accept(message.event(subject, source));
	}

	/** Without a list of addresses the message's own attribute has them, parted by tildes. */
	private void parties(Element element, long box) {
		if (addresses == 0) {
			String[] written = there(element, "address").orElse("").split("~");
			for (int i = 0; i < written.length; i++) {
				message.party(box == 1 ? MmsMessage.FROM : MmsMessage.TO, written[i], id + "/addr/" + (i + 1), source(element.place()), numbers, sink);
			}
		}
	}

	private ExhibitSource source(Where place) {
		return ExhibitSource.row(file.evidence(), file.name(), "mms", number, List.of(place));
	}

	private static Optional<String> there(Element element, String name) {
		return element.attribute(name).filter(text -> !text.equals("null"));
	}

	/** What could not be read. */
	List<Problem> problems() {
		List<Problem> all = new ArrayList<>(problems);
		count(all, "mms.part-data", notBase64, "no Base64");
		count(all, "mms.part-not-read", notPictures, "no picture that is read");
		if (unplaced > 0) {
			all.add(new Problem("mms.part-place", file.bytes().where(0, 0), "The bytes of " + unplaced + " pictures in multimedia messages cannot be told from the rest of their elements.",
					"Their place is that of the whole element."));
		}
		MmsMessage.tell(unnamed, file.bytes().where(0, 0)).ifPresent(all::add);
		return all;
	}

	private void count(List<Problem> all, String code, long count, String what) {
		if (count > 0) {
			all.add(new Problem(code, file.bytes().where(0, 0), "The data of " + count + " parts of multimedia messages are " + what + ".", "They are not searched for."));
		}
	}
}
