package org.telltale.handset.ufdr;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.telltale.base.Problem;
import org.telltale.base.Progress;
import org.telltale.handset.HandsetFile;
import org.telltale.handset.HandsetRecord;
import org.telltale.handset.xml.XmlHandler;

/** Gathers one model, one file, one item of the report after the other and hands each on at its end. One thread. */
final class ReportHandler implements XmlHandler {

	private static final Set<String> LISTED = Set.of("SMS", "MMS", "InstantMessage", "Email", "Call", "Contact", "UserAccount");
	private static final Set<String> PARTS = Set.of("Party", "PhoneNumber", "EmailAddress", "ContactEntry");
	private static final String CHAT = "Chat";
	/** The elements that say what something is; any other inside a text is a part of it. */
	private static final Set<String> MARKS = Set.of("metadata", "file", "model", "field", "multiField", "modelField", "multiModelField", "item", "timestamp", "value");
	private static final int MOST_TYPES = 200;
	private static final int LONGEST_TYPE = 100;
	private static final int STEP = 1_000;

	private final HandsetFile file;
	private final Progress progress;
	private final ReportRecords records;
	private final Deque<String> path = new ArrayDeque<>();
	private final Deque<Model> models = new ArrayDeque<>();
	/** The fields that are open, the innermost first; each belongs to a model. */
	private final Deque<String> fields = new ArrayDeque<>();
	private final Map<String, Long> unread = new TreeMap<>();
	private final Room room = new Room();
	private final StringBuilder text = new StringBuilder();
	private TaggedFile tagged = TaggedFile.NONE;
	private String section = "";
	private String name = "";
	private long itemOffset;
	private boolean gathering;
	private boolean whole = true;
	private boolean base64;
	private long numbers;
	private long items;
	private long longTexts;
	private long broken;

	ReportHandler(HandsetFile file, Consumer<HandsetRecord> sink, Progress progress) {
		this.file = file;
		this.progress = progress;
		this.records = new ReportRecords(file, sink);
	}

	@Override
	public void start(String element, Map<String, String> attributes, long offset) {
		String parent = path.isEmpty() ? "" : path.peek();
		path.push(element);
		broken += gathering && MARKS.contains(element) ? 1 : 0;
		gathering &= !MARKS.contains(element);
		switch (element) {
			case "metadata" -> section = attributes.getOrDefault("section", "");
			case "file" -> tagged = parent.equals("taggedFiles") ? new TaggedFile(attributes, offset) : tagged;
			case "model" -> models.push(new Model(attributes, ++numbers, offset, room));
			case "field", "multiField", "modelField", "multiModelField" -> fields.push(attributes.getOrDefault("name", ""));
			case "item", "timestamp" -> gather(attributes.getOrDefault("name", ""), offset);
			case "value" -> {
				base64 = attributes.getOrDefault("format", "").equals("Base64String");
				gather(fields.isEmpty() ? "" : fields.peek(), offset);
			}
			default -> {
				// what else there is holds nothing that is read but a piece of the text around it
			}
		}
	}

	private void gather(String what, long offset) {
		name = what;
		itemOffset = offset;
		text.setLength(0);
		whole = true;
		gathering = true;
	}

	@Override
	public boolean wantsText() {
		return gathering;
	}

	@Override
	public void text(String piece, boolean complete) {
		whole &= complete && text.length() + piece.length() <= Model.LONGEST_TEXT;
		if (whole) {
			text.append(piece);
		}
	}

	@Override
	public boolean end(String element, long end) {
		path.pop();
		switch (element) {
			case "value" -> value();
			case "item" -> item(end);
			case "timestamp" -> tagged.timestamp(name, text.toString().strip());
			case "field", "multiField", "modelField", "multiModelField" -> fields.poll();
			case "model" -> model(models.poll(), end);
			case "file" -> file(end);
			default -> {
				// nothing was gathered for it alone
			}
		}
		gathering &= !MARKS.contains(element);
		return !progress.cancelled();
	}

	private void value() {
		if (!gathering || models.isEmpty()) {
			return;
		}
		if (whole) {
			models.peek().add(name, base64 ? decoded(text.toString().strip()) : text.toString());
		} else {
			longTexts++;
		}
	}

	private static String decoded(String written) {
		try {
			return new String(Base64.getMimeDecoder().decode(written), StandardCharsets.UTF_8);
		} catch (IllegalArgumentException notBase64) {
			return written;
		}
	}

	private void item(long end) {
		if (tagged != TaggedFile.NONE) {
			tagged.item(name, text.toString().strip());
		} else if (section.equals("Device Info") && path.size() == 2 && whole) {
			records.device(name, text.toString().strip(), ++items, file.bytes().where(itemOffset, end - itemOffset));
		}
	}

	private void file(long end) {
		if (tagged != TaggedFile.NONE && path.size() == 2) {
			records.file(tagged, file.bytes().where(tagged.offset(), end - tagged.offset()));
			tagged = TaggedFile.NONE;
		}
	}

	private void model(Model model, long end) {
		if (model == null) {
			return;
		} else if (!path.contains("decodedData")) {
			model.forget();
			return;
		}
		if (PARTS.contains(model.type()) && !models.isEmpty()) {
			models.peek().add(fields.isEmpty() ? "" : fields.peek(), model);
		} else {
			listed(model, end);
			model.forget();
		}
		if (model.number() % STEP == 0) {
			progress.step(file.name(), end, file.bytes().length());
		}
	}

	private void listed(Model model, long end) {
		if (LISTED.contains(model.type())) {
			String chat = models.stream().filter(outer -> outer.type().equals(CHAT)).findFirst().flatMap(outer -> outer.text("Source")).orElse("");
			records.model(model, chat, file.bytes().where(model.offset(), end - model.offset()));
		} else if (!model.type().equals(CHAT)) {
			boolean named = unread.containsKey(model.type()) || unread.size() < MOST_TYPES && model.type().length() <= LONGEST_TYPE;
			unread.merge(named ? model.type() : "of others", 1L, Long::sum);
		}
	}

	/** What was not read of the report. */
	List<Problem> problems() {
		List<Problem> problems = new ArrayList<>(records.problems());
		if (!unread.isEmpty()) {
			problems.add(problem("ufdr.not-read", unread.values().stream().mapToLong(Long::longValue).sum() + " models are of types that are not read: "
					+ unread.entrySet().stream().map(entry -> entry.getValue() + " " + entry.getKey()).collect(Collectors.joining(", ")) + ".", "They are not listed."));
		}
		if (longTexts > 0) {
			problems.add(problem("ufdr.long-text", longTexts + " texts have more than " + Model.LONGEST_TEXT + " characters.", "They are not listed."));
		}
		if (room.partsLeftOut() > 0) {
			problems.add(problem("ufdr.parts", room.partsLeftOut() + " parts of models are beyond the " + Model.MOST_PARTS + " that a model may have, or what the models around them may hold.",
					"They are not listed."));
		}
		if (room.valuesLeftOut() > 0) {
			problems.add(problem("ufdr.values", room.valuesLeftOut() + " values are beyond the " + Model.MOST_VALUES + " that a model may have, or what the models around it may hold.",
					"They are not listed."));
		}
		if (broken > 0) {
			problems.add(problem("ufdr.mixed", broken + " texts hold other elements of the report.", "These are read; the texts are not listed."));
		}
		return problems;
	}

	private Problem problem(String code, String what, String consequence) {
		return new Problem(code, file.bytes().where(0, 0), what, consequence);
	}
}
