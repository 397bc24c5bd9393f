package org.telltale.container;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.telltale.base.Problem;
import org.telltale.base.Progress;
import org.telltale.container.walk.Formats;
import org.telltale.container.walk.Item;
import org.telltale.container.walk.Visitor;
import org.telltale.container.walk.Walker;

/** A walk over bytes, with what was met. */
final class Walk implements Visitor {

	static final Limits SMALL = new Limits(4, 1000, 1 << 20, 1 << 20, 50, 4096);

	final List<Item> items = new ArrayList<>();
	final List<Problem> problems = new ArrayList<>();
	final List<String> texts = new ArrayList<>();

	static Walk of(byte[] bytes) {
		return of(bytes, Limits.STANDARD);
	}

	static Walk of(byte[] bytes, Limits limits) {
		Walk walk = new Walk();
		try {
			new Walker(Formats.ALL, limits, walk, Progress.NONE).walk(Source.of(bytes), "evidence");
			return walk;
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	List<String> paths() {
		return items.stream().map(Item::path).toList();
	}

	List<String> codes() {
		return problems.stream().map(Problem::code).distinct().toList();
	}

	Item item(String path) {
		return items.stream().filter(item -> item.path().equals(path)).findFirst().orElseThrow();
	}

	String text(String path) {
		return texts.get(items.indexOf(item(path)));
	}

	@Override
	public void item(Item item) throws IOException {
		items.add(item);
		texts.add(new String(item.source().bytes(0, 1 << 16), StandardCharsets.ISO_8859_1));
	}

	@Override
	public void container(Item item, Container container) {
		// entries follow as items
	}

	@Override
	public void problem(Item item, Problem problem) {
		problems.add(problem);
	}
}
