package org.telltale.container.zip;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.telltale.base.Outcome;
import org.telltale.base.Problem;
import org.telltale.container.Budget;
import org.telltale.container.Container;
import org.telltale.container.ContainerReader;
import org.telltale.container.Entry;
import org.telltale.container.EntryName;
import org.telltale.container.Place;
import org.telltale.container.ProblemLog;
import org.telltale.container.Source;

/** ZIP archives, APK, JAR and APEX among them, as containers. */
public final class ZipReader implements ContainerReader {

	/** The format's name. */
	public static final String FORMAT = "zip";

	/** One member's content. */
	private record MemberContent(ZipContent archive, ZipMember member) implements Entry.Content {

		@Override
		public Outcome<Source> open(Budget budget) throws IOException {
			return archive.open(member, budget);
		}

		@Override
		public Outcome<Source> stream(Budget budget) throws IOException {
			return archive.stream(member, budget);
		}

		@Override
		public Outcome<byte[]> start(int count, Budget budget) throws IOException {
			return archive.start(member, count);
		}
	}

	@Override
	public Outcome<Container> read(Source source, Place place, Budget budget) throws IOException {
		Outcome<ZipDirectory> directory = ZipDirectory.read(source, place, budget);
		if (directory.value().isEmpty()) {
			return new Outcome<>(Optional.empty(), directory.problems());
		}
		ProblemLog log = new ProblemLog(source, place);
		checkNames(directory.value().get(), log);
		new ZipLayout(source, log).check(directory.value().get());
		List<Problem> problems = new ArrayList<>(directory.problems());
		problems.addAll(log.problems());
		List<Entry> entries = directory.value().get().members().stream().map(member -> entry(member, source, place)).toList();
		return Outcome.of(new Container(FORMAT, "", entries), problems);
	}

	private static void checkNames(ZipDirectory directory, ProblemLog log) {
		Set<String> seen = new HashSet<>();
		for (ZipMember member : directory.members()) {
			EntryName.oddity(member.name()).ifPresent(odd -> log.add("container.name", member.localOffset(), 30,
					"the entry name \"" + member.name() + "\" " + odd, "it is kept as text; a tool that unpacks it may write elsewhere"));
			if (!seen.add(member.name())) {
				log.add("zip.duplicate", member.localOffset(), 30, "the name " + member.name() + " stands more than once",
						"tools may see different archives; all were read");
			}
		}
	}

	private static Entry entry(ZipMember member, Source source, Place place) {
		Entry.Kind kind = member.isDirectory() ? Entry.Kind.DIRECTORY : Entry.Kind.FILE;
		Entry.Content content = kind == Entry.Kind.DIRECTORY ? Entry.Content.NONE : new MemberContent(new ZipContent(source, place), member);
		return new Entry(member.name(), kind, member.expanded(), member.localOffset(), Optional.empty(), Optional.empty(), content);
	}
}
