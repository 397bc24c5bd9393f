package org.telltale.casework;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.telltale.base.ByteRange;
import org.telltale.base.Digest;
import org.telltale.base.ExhibitKind;
import org.telltale.base.Problem;
import org.telltale.base.Where;
import org.telltale.casework.facts.ExhibitPlace;
import org.telltale.match.Matcher;
import org.telltale.match.exhibit.ExhibitContent;
import org.telltale.match.exhibit.Sought;
import org.telltale.model.CaseFile;
import org.telltale.model.Exhibit;
import org.telltale.store.vault.Vault;

/** The exhibits of a case, made ready for the matcher once for all captures. */
final class ExhibitPlan {

	private static final long MOST_TEXT = 96L << 20;
	private static final int STEP = 1 << 20;

	private final List<Sought> sought;
	private final String digest;
	private final Matcher.Plan plan;

	private final List<Problem> problems;
	private final Set<String> unsought;
	private final boolean xored;

	private ExhibitPlan(List<Sought> sought, List<Problem> problems, Set<String> unsought, boolean xored) {
		this.xored = xored;
		this.sought = sought;
		this.unsought = Set.copyOf(unsought);
		this.problems = List.copyOf(problems);
		this.digest = digest(sought);
		this.plan = xored ? Matcher.Plan.withXored(sought) : Matcher.Plan.of(sought);
	}

	/** @param xored whether texts are looked for under XOR with one byte too */
	static ExhibitPlan of(CaseFile file, Vault vault, boolean xored) {
		TreeMap<String, Sought> byId = new TreeMap<>();
		List<Problem> problems = new ArrayList<>();
		Set<String> unsought = new TreeSet<>();
		for (Exhibit exhibit : file.getExhibits()) {
			Optional<Sought> one = sought(exhibit, vault);
			one.ifPresentOrElse(found -> byId.put(exhibit.getId(), found), () -> {
				problems.add(notSought(exhibit));
				unsought.add(exhibit.getId());
			});
		}
		return new ExhibitPlan(new ArrayList<>(byId.values()), problems, unsought, xored);
	}

	private static Optional<Sought> sought(Exhibit exhibit, Vault vault) {
		ExhibitKind kind = ExhibitKind.valueOf(exhibit.getKind().getLiteral());
		if (kind != ExhibitKind.PHOTO) {
			return exhibit.getValue().isEmpty() ? Optional.empty() : Optional.of(Sought.value(exhibit.getId(), kind, exhibit.getValue()));
		}
		return content(exhibit, vault).map(content -> Sought.file(exhibit.getId(), new Digest(Digest.SHA_256, exhibit.getSha256()),
				exhibit.getLength(), content));
	}

	/** A photo's own file, or its place in the file that it is a piece of. */
	private static Optional<ExhibitContent> content(Exhibit exhibit, Vault vault) {
		if (!exhibit.getSha256().matches("[0-9a-f]{64}")) {
			return Optional.empty();
		}
		Optional<ExhibitContent> own = vault.find(exhibit.getSha256()).map(ExhibitContent::of);
		return own.or(() -> piece(exhibit, vault).filter(piece -> isThePhoto(piece, exhibit)));
	}

	/** A piece of a file is named by numbers: whether they lead to the picture is told by its digest alone. */
	private static boolean isThePhoto(ExhibitContent piece, Exhibit exhibit) {
		MessageDigest digest = Digest.newDigester(Digest.SHA_256);
		try {
			for (long at = 0; at < exhibit.getLength(); at += STEP) {
				digest.update(piece.read(at, (int) Math.min(STEP, exhibit.getLength() - at)));
			}
			return HexFormat.of().formatHex(digest.digest()).equals(exhibit.getSha256());
		} catch (IOException unread) {
			// the caller says that the photo was not searched for
			return false;
		}
	}

	private static Optional<ExhibitContent> piece(Exhibit exhibit, Vault vault) {
		List<ByteRange> ranges = ExhibitPlace.of(exhibit);
		if (ranges.isEmpty() || exhibit.getEvidence() == null) {
			return Optional.empty();
		}
		Optional<ExhibitContent> stored = vault.find(exhibit.getEvidence().getId()).map(path -> ExhibitContent.of(path).parts(ranges));
		long length = ranges.stream().mapToLong(ByteRange::length).sum();
		return ExhibitPlace.isBase64(exhibit) ? stored.flatMap(text -> decoded(text, length, exhibit.getLength())) : stored.filter(plain -> length == exhibit.getLength());
	}

	/** A picture that stands in its evidence as Base64 is held while it is looked for. */
	private static Optional<ExhibitContent> decoded(ExhibitContent text, long textLength, long length) {
		if (textLength > MOST_TEXT) {
			return Optional.empty();
		}
		try {
			byte[] bytes = Base64.getMimeDecoder().decode(text.read(0, (int) textLength));
			return bytes.length == length ? Optional.of(ExhibitContent.of(bytes)) : Optional.empty();
		} catch (IOException | IllegalArgumentException unread) {
			// the caller says that the photo was not searched for
			return Optional.empty();
		}
	}

	private static Problem notSought(Exhibit exhibit) {
		boolean photo = exhibit.getKind() == org.telltale.model.ExhibitKind.PHOTO;
		return new Problem(photo ? "case.photo-without-bytes" : "case.exhibit-without-value", Where.at(exhibit.getId(), 0, 0),
				photo ? "The bytes of the photo " + exhibit.getId() + " are not in the case." : "The exhibit " + exhibit.getId() + " has no value.",
				"It was searched for in no capture; that no sighting of it is listed says nothing.");
	}

	private static String digest(List<Sought> sought) {
		StringBuilder text = new StringBuilder();
		sought.forEach(one -> text.append(one.exhibitId()).append('\n').append(one.kind()).append('\n')
				.append(one.sha256().map(Digest::hex).orElse("")).append('\n'));
		return Digest.sha256(text.toString().getBytes(StandardCharsets.UTF_8)).hex();
	}

	Matcher.Plan plan() {
		return plan;
	}

	String digest() {
		return digest;
	}

	boolean isXored() {
		return xored;
	}

	/** The ids of the exhibits that cannot be searched for. */
	Set<String> unsought() {
		return unsought;
	}

	/** Why exhibits cannot be searched for. */
	List<Problem> problems() {
		return problems;
	}
}
