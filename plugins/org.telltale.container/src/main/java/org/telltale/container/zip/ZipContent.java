package org.telltale.container.zip;

import java.io.IOException;
import java.util.Optional;
import java.util.zip.CRC32;
import org.telltale.base.ByteRange;
import org.telltale.base.Outcome;
import org.telltale.base.Problem;
import org.telltale.container.Budget;
import org.telltale.container.InflatedSource;
import org.telltale.container.Inflation;
import org.telltale.container.Place;
import org.telltale.container.ProblemLog;
import org.telltale.container.Source;

/** Opens the content of members of one archive. */
public final class ZipContent {

	private final Source source;
	private final Place place;

	/** For members of this archive. */
	public ZipContent(Source source, Place place) {
		this.source = source;
		this.place = place;
	}

	/**
	 * The content: a view where it is stored, an inflated copy where it is deflated. Empty where it is encrypted, of
	 * another method, or has no local header; partial where it breaks.
	 */
	public Outcome<Source> open(ZipMember member, Budget budget) throws IOException {
		ProblemLog log = new ProblemLog(source, place);
		Optional<Problem> closed = closed(member, log);
		if (closed.isPresent()) {
			return Outcome.none(closed.get());
		}
		return member.method() == ZipMember.STORED ? stored(member, log, budget) : deflated(member, log, budget);
	}

	/** The same content as {@link #open}, inflated while it is read. */
	Outcome<Source> stream(ZipMember member, Budget budget) throws IOException {
		if (member.method() != ZipMember.DEFLATED) {
			return open(member, budget);
		}
		ProblemLog log = new ProblemLog(source, place);
		Optional<Problem> closed = closed(member, log);
		if (closed.isPresent()) {
			return Outcome.none(closed.get());
		}
		long there = Math.min(member.stored(), source.length() - member.dataOffset());
		InflatedSource content = InflatedSource.raw(source.view(new ByteRange(member.dataOffset(), there)), budget.streamable(there));
		budget.stream(content.length());
		tell(member, log, content.fault(), content.length(), content.consumed(), content.crc32());
		return Outcome.of(content, log.problems());
	}

	/** The first bytes of the content; what is behind them is not looked at. */
	Outcome<byte[]> start(ZipMember member, int count) throws IOException {
		Optional<Problem> closed = closed(member, new ProblemLog(source, place));
		if (closed.isPresent()) {
			return Outcome.none(closed.get());
		}
		long there = Math.min(member.stored(), source.length() - member.dataOffset());
		Source stored = source.view(new ByteRange(member.dataOffset(), there));
		return Outcome.of(member.method() == ZipMember.STORED ? stored.bytes(0, count) : Inflation.start(stored, count));
	}

	/** Why the content cannot be read at all; empty if it can. */
	private Optional<Problem> closed(ZipMember member, ProblemLog log) {
		if (member.dataOffset() < 0 || member.dataOffset() > source.length()) {
			return Optional.of(problem(log, member, "zip.no-data", "has no data where the directory says"));
		}
		if (member.isEncrypted()) {
			return Optional.of(problem(log, member, "zip.encrypted", "is encrypted"));
		}
		boolean known = member.method() == ZipMember.STORED || member.method() == ZipMember.DEFLATED;
		return known ? Optional.empty() : Optional.of(problem(log, member, "zip.method", "is stored by method " + member.method() + ", which is not analysed"));
	}

	private static Problem problem(ProblemLog log, ZipMember member, String code, String what) {
		return log.problem(code, Math.max(member.dataOffset(), member.localOffset()), member.stored(), member.name() + " " + what,
				"its content was not read");
	}

	private Outcome<Source> stored(ZipMember member, ProblemLog log, Budget budget) throws IOException {
		long there = Math.min(member.stored(), source.length() - member.dataOffset());
		Source content = source.view(new ByteRange(member.dataOffset(), there));
		if (there < member.stored() || member.stored() != member.expanded()) {
			log.add("zip.length", member.dataOffset(), there, member.name() + " is stored with " + there + " bytes but claims " + member.stored()
					+ " stored and " + member.expanded() + " expanded", "its content may be cut");
		} else if (budget.takeReading(content) && crcOf(content) != member.crc32()) {
			crcDiffers(member, log);
		}
		return Outcome.of(content, log.problems());
	}

	private Outcome<Source> deflated(ZipMember member, ProblemLog log, Budget budget) throws IOException {
		long there = Math.min(member.stored(), source.length() - member.dataOffset());
		Inflation inflation = Inflation.of(source, member.dataOffset(), there, budget);
		tell(member, log, inflation.fault(), inflation.content().length(), inflation.consumed(), inflation.crc32());
		return Outcome.of(inflation.content(), log.problems());
	}

	/** Tells what the inflating showed. */
	private static void tell(ZipMember member, ProblemLog log, Optional<Inflation.Fault> fault, long length, long consumed, long crc32) {
		if (fault.isPresent()) {
			switch (fault.get()) {
				case TRUNCATED -> cut(member, log, "zip.truncated", "ends inside its data");
				case CORRUPT -> cut(member, log, "zip.corrupt", "is no valid deflate stream");
				case OVER_BUDGET -> cut(member, log, "container.expansion", "expands beyond the budget");
			}
		} else if (length != member.expanded() || consumed != member.stored()) {
			log.add("zip.length", member.dataOffset(), member.stored(), member.name() + " expands to " + length + " bytes but claims " + member.expanded(),
					"what came out was read");
		} else if (crc32 != member.crc32()) {
			crcDiffers(member, log);
		}
	}

	private static void cut(ZipMember member, ProblemLog log, String code, String what) {
		log.add(code, member.dataOffset(), member.stored(), member.name() + " " + what, "its content is cut there");
	}

	private static void crcDiffers(ZipMember member, ProblemLog log) {
		log.add("zip.crc", member.dataOffset(), member.stored(), "the CRC-32 of " + member.name() + " differs from the directory's",
				"its content is not what was packed; it was read as it is");
	}

	private static long crcOf(Source content) throws IOException {
		CRC32 crc = new CRC32();
		byte[] window = new byte[1 << 16];
		for (long at = 0; at < content.length(); ) {
			int read = content.read(at, window, 0, window.length);
			crc.update(window, 0, read);
			at += read;
		}
		return crc.getValue();
	}
}
