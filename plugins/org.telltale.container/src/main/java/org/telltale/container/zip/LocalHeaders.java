package org.telltale.container.zip;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.telltale.base.ByteCursor;
import org.telltale.base.TruncatedException;
import org.telltale.container.Budget;
import org.telltale.container.EvidenceText;
import org.telltale.container.ProblemLog;
import org.telltale.container.Source;

/** Reads local file headers (APPNOTE section 4.3.7). */
final class LocalHeaders {

	private static final int SIGNATURE = 0x04034b50;
	private static final int HEADER = 30;

	private final Source source;
	private final ProblemLog log;

	LocalHeaders(Source source, ProblemLog log) {
		this.source = source;
		this.log = log;
	}

	/** The member with its data's offset, if its local header agrees well enough to find the data. */
	ZipMember checked(ZipMember member) throws IOException {
		ZipMember local;
		try {
			local = at(member.localOffset());
		} catch (TruncatedException broken) {
			log.add("zip.local-header", member.localOffset(), HEADER, "no local header where the directory says: " + member.name(),
					"this entry's content was not read");
			return member;
		}
		if (!local.name().equals(member.name())) {
			log.add("zip.name-differs", member.localOffset(), HEADER, "the local header calls " + member.name() + " " + local.name(),
					"tools may see different archives; the directory's name is used");
		}
		if (local.method() != member.method() || local.isEncrypted() != member.isEncrypted()) {
			log.add("zip.method-differs", member.localOffset(), HEADER, "local header and directory disagree how " + member.name() + " is stored",
					"tools may see different contents; the directory's word is used");
		}
		if (local.dataOffset() > source.length() - member.stored()) {
			log.add("zip.past-end", local.dataOffset(), member.stored(), member.name() + " claims more bytes than there are",
					"this entry's content is cut or was not read");
		}
		return member.withData(local.dataOffset());
	}

	/** The members that chain from the source's start; ends at the first that does not. */
	List<ZipMember> salvage(Budget budget) throws IOException {
		List<ZipMember> members = new ArrayList<>();
		long offset = 0;
		try {
			while (offset < source.length() && budget.takeEntry()) {
				ZipMember member = at(offset);
				members.add(member);
				if (member.hasDescriptor() && member.stored() == 0) {
					log.add("zip.no-size", offset, source.length() - offset, "the size of " + member.name() + " stands only behind its data",
							"this entry and later ones were not read");
					members.removeLast();
					break;
				}
				offset = member.dataEnd();
			}
		} catch (TruncatedException broken) {
			log.add("zip.chain-ends", offset, source.length() - offset, "no whole local header here", "what follows was not read");
		}
		return members;
	}

	private ZipMember at(long offset) throws IOException, TruncatedException {
		if (offset > source.length() - HEADER) {
			throw new TruncatedException(offset, HEADER, 0);
		}
		ByteCursor cursor = new ByteCursor(source.bytes(offset, HEADER + 0xffff)).order(ByteOrder.LITTLE_ENDIAN);
		if (cursor.u32() != SIGNATURE) {
			throw new TruncatedException(offset, HEADER, 0);
		}
		int flags = cursor.skip(2).u16();
		int method = cursor.u16();
		long crc = cursor.skip(4).u32();
		long stored = cursor.u32();
		long expanded = cursor.u32();
		int nameLength = cursor.u16();
		int extraLength = cursor.u16();
		String name = EvidenceText.of(cursor.bytes(nameLength));
		return new ZipMember(name, flags, method, crc, stored, expanded, offset, offset + HEADER + nameLength + extraLength);
	}
}
