package org.telltale.casework;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.telltale.base.Problem;
import org.telltale.base.Progress;
import org.telltale.base.Where;
import org.telltale.casework.EvidenceKinds.Engine;
import org.telltale.handset.reader.HandsetReader;
import org.telltale.model.EvidenceKind;
import org.telltale.store.Action;
import org.telltale.store.CaseException;
import org.telltale.store.cases.Request;

/**
 * Takes a folder into a case: each file that its content tells is an item of its own, called by its path from the folder on. One bad file ends nothing.
 * Doing it again takes in what is new.
 */
final class FolderImport {

	private static final int MOST_NAMED = 20;
	private static final int MOST_ITEMS = 10_000;
	/** So many failures one after the other are the disk's or the case's. */
	private static final int MOST_FAILURES = 10;

	private final Case file;
	private final EvidenceImport items;
	private final Set<Path> together = new HashSet<>();
	private final List<Path> others = new ArrayList<>();
	private final List<Problem> problems = new ArrayList<>();
	private long imported;
	private long known;
	private long failed;
	/** Why it ended before its end; empty if it did not. */
	private String ended = "";

	FolderImport(Case file, EngineRecords engines) {
		this.file = file;
		this.items = new EvidenceImport(file, engines);
	}

	/** A file and what it is. */
	private record Found(Path path, EvidenceKinds.Recognised recognised) {

		/** Key logs come before the captures that are read with them. */
		int rank() {
			return recognised.kind() == EvidenceKind.KEY_LOG ? 0 : 1;
		}
	}

	/**
	 * Takes in the folder that the request names. What ends it before its end is a problem too; the journal keeps the account in any case.
	 *
	 * @param done hears of each item as it is taken in
	 * @throws CaseException if it is no folder, or the case's own, or the journal cannot be written
	 */
	ImportedFolder run(ImportRequest request, Consumer<Imported> done, Progress progress) throws CaseException {
		Path folder = request.file();
		if (!Files.isDirectory(folder)) {
			throw new CaseException(folder + " is no folder", "check the path");
		}
		String name = String.valueOf(folder.toAbsolutePath().normalize().getFileName());
		refuseOwn(folder);
		FolderWalk walk = FolderWalk.of(folder, file.store().folder().root());
		List<Found> found = recognise(walk, folder, name, progress);
		int failures = 0;
		for (int i = 0; i < found.size() && i < MOST_ITEMS && ended.isEmpty(); i++) {
			Path path = found.get(i).path();
			String where = name + "/" + relative(folder, path);
			boolean capture = found.get(i).recognised().kind() == EvidenceKind.CAPTURE;
			ImportRequest one = request.inside(path, where.substring(0, where.lastIndexOf('/') + 1), capture);
			try {
				Imported item = items.run(one, progress);
				imported += item.fresh() ? 1 : 0;
				known += item.fresh() ? 0 : 1;
				done.accept(item);
				failures = 0;
			} catch (CaseException e) {
				failures++;
				if (progress.cancelled()) {
					cancelled(name);
				} else {
					failed(name, where, failures, e);
				}
			}
		}
		tell(walk, folder, name, found.size());
		ImportedFolder all = new ImportedFolder(name, walk.files().size(), imported, known, together.size(), others.size(), failed, walk.passedBy().size(), 0, problems);
		return journalled(all, request, folder);
	}

	/** What the case keeps is no evidence of its own. */
	private void refuseOwn(Path folder) throws CaseException {
		boolean own;
		try {
			own = folder.toRealPath().startsWith(file.store().folder().root().toRealPath());
		} catch (IOException e) {
			throw new CaseException(folder + " cannot be read", "check the path and its permissions", e);
		}
		if (own) {
			throw new CaseException(folder + " is the case's own folder or lies in it", "name the folder that the evidence is in");
		}
	}

	private void failed(String name, String where, int inARow, CaseException e) {
		failed++;
		problem("folder.file-failed", where, e.what() + ".", "It is not in the case: " + e.remedy() + ".");
		if (inARow >= MOST_FAILURES) {
			end("folder.failures", name, MOST_FAILURES + " files one after the other could not be taken in, the last: " + e.what(), e.remedy() + ", then start it again");
		}
	}

	private void cancelled(String name) {
		end("folder.cancelled", name, "The import was cancelled", "start it again to take them in");
	}

	private void end(String code, String name, String what, String remedy) {
		ended = what;
		problems.add(new Problem(code, Where.at(name, 0, 0), what + ".", "What was taken in before stays; the other files are not in the case: " + remedy + "."));
	}

	private List<Found> recognise(FolderWalk walk, Path folder, String name, Progress progress) {
		List<Found> found = new ArrayList<>();
		for (Path path : walk.files()) {
			if (progress.cancelled()) {
				cancelled(name);
				return List.of();
			}
			progress.step("looking at files", found.size(), walk.files().size());
			recognise(path, folder).filter(one -> !isOther(one)).ifPresent(found::add);
		}
		found.removeIf(one -> together.contains(one.path()));
		others.removeIf(together::contains);
		found.sort(Comparator.comparingInt(Found::rank));
		return found;
	}

	private Optional<Found> recognise(Path path, Path folder) {
		try {
			EvidenceKinds.Recognised recognised = EvidenceKinds.recognise(path);
			if (recognised.format().equals(HandsetReader.DATABASE)) {
				for (String ending : List.of("-wal", "-journal", "-shm")) {
					Path beside = path.resolveSibling(path.getFileName() + ending);
					if (Files.isRegularFile(beside, LinkOption.NOFOLLOW_LINKS)) {
						together.add(beside);
					}
				}
			} else if (HandsetReader.isImage(recognised.format()) && !together.contains(path)) {
				together.addAll(ImageParts.behind(path, LinkOption.NOFOLLOW_LINKS));
			}
			return Optional.of(new Found(path, recognised));
		} catch (IOException e) {
			failed++;
			problem("folder.unreadable", relative(folder, path), "The file cannot be read: " + e.getMessage() + ".", "It is not in the case.");
			return Optional.empty();
		}
	}

	private boolean isOther(Found one) {
		boolean other = one.recognised().engine() == Engine.NONE && one.recognised().kind() == EvidenceKind.DOCUMENT;
		if (other) {
			others.add(one.path());
		}
		return other;
	}

	private void tell(FolderWalk walk, Path folder, String name, int found) {
		if (!others.isEmpty()) {
			problem("folder.not-recognised", name, others.size() + " of the " + walk.files().size() + " files are of no kind that is recognised: " + named(others, folder) + ".",
					"They are not in the case; one that is wanted is imported by itself.");
		}
		if (!walk.passedBy().isEmpty()) {
			problem("folder.not-followed", name, walk.passedBy().size() + " links or things that are no files: " + named(walk.passedBy(), folder) + ".",
					"They were not followed or opened.");
		}
		if (!walk.unreadable().isEmpty()) {
			problem("folder.unreadable", name, walk.unreadable().size() + " folders cannot be listed: " + named(walk.unreadable(), folder) + ".", "What is in them is not in the case.");
		}
		if (!walk.isWhole() || found > MOST_ITEMS) {
			problem("folder.too-many", name, "The folder has more files or levels than one import takes (" + MOST_ITEMS + " items).", "The others are not in the case; import folders in it by themselves.");
		}
	}

	private static String named(List<Path> paths, Path folder) {
		return paths.stream().limit(MOST_NAMED).map(path -> relative(folder, path)).collect(Collectors.joining(", "))
				+ (paths.size() > MOST_NAMED ? " and " + (paths.size() - MOST_NAMED) + " more" : "");
	}

	private static String relative(Path folder, Path path) {
		List<String> names = new ArrayList<>();
		folder.relativize(path).forEach(part -> names.add(part.toString()));
		return String.join("/", names);
	}

	/** Beyond the bound they are counted in the summary alone. */
	private void problem(String code, String where, String what, String consequence) {
		if (problems.size() < MOST_ITEMS) {
			problems.add(new Problem(code, Where.at(where, 0, 0), what, consequence));
		}
	}

	/** The account of the folder stands in the journal: it is no item of evidence. */
	private ImportedFolder journalled(ImportedFolder all, ImportRequest request, Path folder) throws CaseException {
		Request entry = Request.of(file.actor(), Action.IMPORT_FOLDER).with("name", all.name()).with("source", request.path()).with("read", all.summary());
		Request told = others.isEmpty() ? entry : entry.with("notRecognised", named(others, folder));
		Request whole = ended.isEmpty() ? told : told.with("ended", ended);
		long sequence = file.store().carryOut(whole, change -> null).entry().sequence();
		return new ImportedFolder(all.name(), all.files(), all.imported(), all.known(), all.together(), all.others(), all.failed(), all.passedBy(), sequence, all.problems());
	}
}
