package org.telltale.container;

import java.io.IOException;
import java.util.Optional;
import org.telltale.base.Outcome;

/**
 * One thing inside a container.
 *
 * @param path its name as the container gives it; text, never to be used as a path
 * @param kind what it is
 * @param length its length in bytes as the container declares it
 * @param offset where the container speaks of it (a local header, an inode), in the container's bytes
 * @param ownership what a file system says of it
 * @param target where a link points, as text
 * @param content opens its bytes
 */
public record Entry(String path, Kind kind, long length, long offset, Optional<Ownership> ownership, Optional<String> target,
		Content content) {

	/** What an entry is. */
	public enum Kind {
		/** A file with bytes. */
		FILE,
		/** A directory; no bytes. */
		DIRECTORY,
		/** A symbolic link; no bytes. */
		LINK,
		/** A device, socket or pipe; no bytes. */
		SPECIAL,
		/** A partition of an image that holds several. */
		PARTITION,
		/** The one thing that a wrapper (gzip, sparse image) holds. */
		EXPANDED
	}

	/** Opens an entry's bytes. */
	@FunctionalInterface
	public interface Content {

		/** Nothing to open. */
		Content NONE = budget -> Outcome.of(Source.empty());

		/**
		 * The bytes, possibly partial; inflated bytes are charged to the budget, and the caller releases them.
		 *
		 * @throws IOException if the environment fails
		 */
		Outcome<Source> open(Budget budget) throws IOException;

		/**
		 * The bytes for who reads them once, from the start on: what is compressed is inflated while it is read and not held.
		 *
		 * @throws IOException if the environment fails
		 */
		default Outcome<Source> stream(Budget budget) throws IOException {
			return open(budget);
		}

		/**
		 * The first bytes, up to a count, without the cost of the rest; nothing has to be released.
		 *
		 * @return none, with a problem, if the content cannot be opened
		 * @throws IOException if the environment fails
		 */
		default Outcome<byte[]> start(int count, Budget budget) throws IOException {
			Outcome<Source> opened = open(budget);
			byte[] bytes = opened.value().orElse(Source.empty()).bytes(0, count);
			opened.value().ifPresent(budget::release);
			return opened.map(source -> bytes);
		}
	}

	/** Whether it has bytes. */
	public boolean hasContent() {
		return kind == Kind.FILE || kind == Kind.PARTITION || kind == Kind.EXPANDED;
	}
}
