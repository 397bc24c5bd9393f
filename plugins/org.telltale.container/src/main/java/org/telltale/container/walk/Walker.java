package org.telltale.container.walk;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.telltale.base.ByteRange;
import org.telltale.base.Digest;
import org.telltale.base.Outcome;
import org.telltale.base.Problem;
import org.telltale.base.Progress;
import org.telltale.container.Budget;
import org.telltale.container.Container;
import org.telltale.container.Entry;
import org.telltale.container.Limits;
import org.telltale.container.Place;
import org.telltale.container.ProblemLog;
import org.telltale.container.Source;

/** Walks one item of evidence and everything inside it, depth first. For one walk, one thread. */
public final class Walker {

	private static final int WINDOW = 1 << 18;

	private final Formats formats;
	private final Limits limits;
	private final Visitor visitor;
	private final Progress progress;
	private Budget budget;

	/** A walk that recognises these formats, costs at most this and tells this visitor. */
	public Walker(Formats formats, Limits limits, Visitor visitor, Progress progress) {
		this.formats = formats;
		this.limits = limits;
		this.budget = new Budget(limits, 0);
		this.visitor = visitor;
		this.progress = progress;
	}

	/**
	 * Walks the evidence.
	 *
	 * @param image the evidence
	 * @param name its name, for paths and problems
	 * @return whether the walk came to its end; false if it was cancelled
	 * @throws IOException if the environment fails
	 */
	public boolean walk(Source image, String name) throws IOException {
		budget = new Budget(limits, image.length());
		Optional<Digest> digest = digest(image, "SHA-256 of " + name);
		if (digest.isEmpty()) {
			return false;
		}
		Item root = new Item(digest.get().hex(), Optional.empty(), name, Entry.Kind.FILE, 0, image.length(), digest,
				image.origin(new ByteRange(0, image.length())), Optional.empty(), Optional.empty(), formats.recognise(image, name),
				new Place(digest.get().hex(), ""), image);
		visit(root, "");
		return !progress.cancelled();
	}

	/** Tells of an item and goes into it. */
	private void visit(Item item, String prefix) throws IOException {
		visitor.item(item);
		if (item.format().isEmpty()) {
			return;
		}
		Format format = item.format().get();
		ProblemLog log = new ProblemLog(item.source(), item.place());
		if (format.reader().isEmpty()) {
			visitor.problem(item, log.problem("container.not-analysed", 0, item.length(), item.path() + " is of the format " + format.name()
					+ ", which this version does not analyse", "what it holds is missing; only text that stands plainly in it is searched"));
			visitor.unopened(item);
		} else if (item.depth() >= limits.maxDepth()) {
			visitor.problem(item, log.problem("container.too-deep", 0, item.length(), item.path() + " is nested deeper than "
					+ limits.maxDepth() + " containers", "what it holds was not read"));
			visitor.unopened(item);
		} else {
			enter(item, format, format.reader().get().read(item.source(), item.place(), budget), prefix);
		}
	}

	private void enter(Item item, Format format, Outcome<Container> outcome, String prefix) throws IOException {
		outcome.problems().forEach(problem -> visitor.problem(item, problem));
		if (outcome.value().isEmpty()) {
			visitor.unopened(item);
			return;
		}
		visitor.container(item, outcome.value().get());
		List<Entry> entries = outcome.value().get().entries();
		Map<String, Integer> seen = new TreeMap<>();
		for (int i = 0; i < entries.size() && !progress.cancelled(); i++) {
			if (item.depth() == 0) {
				progress.step(format.name(), i, entries.size());
			}
			entry(item, format, entries.get(i), prefix, seen);
		}
	}

	private void entry(Item parent, Format format, Entry entry, String prefix, Map<String, Integer> seen) throws IOException {
		boolean wraps = format.kind() == Format.Kind.WRAPPER;
		String path = prefix + (wraps ? wrappedName(parent, entry) : entry.path());
		Outcome<Source> opened = entry.hasContent() ? entry.content().open(budget) : Outcome.of(Source.empty());
		Source source = opened.value().orElse(Source.empty());
		Place place = new Place(parent.place().evidence(), path);
		boolean there = entry.hasContent() && opened.value().isPresent();
		boolean affordable = there && budget.takeReading(source);
		Optional<Digest> digest = affordable ? digest(source, path) : Optional.empty();
		if (progress.cancelled()) {
			budget.release(source);
			return;
		}
		String key = parent.id() + "\n" + path + "\n" + entry.offset() + "\n" + digest.map(Digest::hex).orElse("-");
		int again = seen.merge(key, 1, Integer::sum);
		String id = Digest.sha256((again == 1 ? key : key + "\n" + again).getBytes(StandardCharsets.UTF_8)).hex();
		Item item = new Item(id, Optional.of(parent.id()), path, entry.kind(), parent.depth() + 1, source.length(), digest,
				there ? source.origin(new ByteRange(0, source.length())) : Optional.empty(), entry.ownership(), entry.target(),
				there ? formats.recognise(source, path) : Optional.empty(), place, source);
		for (Problem problem : opened.problems()) {
			visitor.problem(parent, problem);
		}
		if (there && digest.isEmpty()) {
			overBudget(parent, item);
		}
		visit(item, wraps ? prefix : path + Place.INSIDE);
		budget.release(source);
	}

	private void overBudget(Item parent, Item item) {
		ProblemLog log = new ProblemLog(item.source(), item.place());
		visitor.problem(parent, log.problem("container.expansion", 0, item.length(), item.path() + " expands to " + item.length()
				+ " bytes, more than the budget has left", "its digest was not computed and its content was not searched"));
	}

	/** What a wrapper holds is called as it says itself, else as the wrapper without its ending. */
	private static String wrappedName(Item wrapper, Entry entry) {
		if (!entry.path().isEmpty()) {
			return entry.path();
		}
		String name = wrapper.name();
		return name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name + " (expanded)";
	}

	private Optional<Digest> digest(Source source, String what) throws IOException {
		MessageDigest digester = Digest.newDigester(Digest.SHA_256);
		byte[] window = new byte[(int) Math.max(1, Math.min(WINDOW, source.length()))];
		for (long at = 0; at < source.length() && !progress.cancelled() && !budget.isOverdrawn(); ) {
			int read = source.read(at, window, 0, window.length);
			digester.update(window, 0, read);
			at += read;
			if (source.length() > WINDOW) {
				progress.step(what, at, source.length());
			}
		}
		return progress.cancelled() || budget.isOverdrawn() ? Optional.empty() : Optional.of(Digest.of(Digest.SHA_256, digester.digest()));
	}
}
